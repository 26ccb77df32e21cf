#ifndef LB_PLACEHOLDER_MATH_H
#define LB_PLACEHOLDER_MATH_H
#include <stdint.h>
#include <string.h>
static inline __attribute__((always_inline)) double lb_exp_kernel(double x){
    double t=x*1.4426950408889634; double k=t+6755399441055744.0; uint64_t u; memcpy(&u,&k,8); k-=6755399441055744.0;
    double r=(x-k*0.693147180369123816490)-k*1.90821492927058770002e-10;
    double p=1.0/6227020800.0; p=p*r+1.0/479001600; p=p*r+1.0/39916800;p=p*r+1.0/3628800;p=p*r+1.0/362880;p=p*r+1.0/40320;p=p*r+1.0/5040;p=p*r+1.0/720;p=p*r+1.0/120;p=p*r+1.0/24;p=p*r+1.0/6;p=p*r+0.5;p=p*r+1;p=p*r+1;
    uint64_t e=(u+1023)<<52; double s; memcpy(&s,&e,8); return p*s;}
#include <math.h>
static inline __attribute__((always_inline)) double lb_log1p_kernel(double x){ if (x>0.3||x<-0.2) return log1p(x); double s=x/(2+x),z=s*s; double p=2.0/21;p=p*z+2.0/19;p=p*z+2.0/17;p=p*z+2.0/15;p=p*z+2.0/13;p=p*z+2.0/11;p=p*z+2.0/9;p=p*z+2.0/7;p=p*z+2.0/5;p=p*z+2.0/3;return s*(2+p*z);}
static inline double lb_pow(double x,double y){return pow(x,y);}
#endif
