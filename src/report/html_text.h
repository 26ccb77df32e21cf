/* html_text.h - text and figures put into HTML and SVG, escaped. */
#ifndef LB_REPORT_HTML_TEXT_H
#define LB_REPORT_HTML_TEXT_H

#include "base/text_buffer.h"

/* Adds text in which the characters that mean something to HTML are escaped; bytes that are not allowed there
 * (controls, broken UTF-8) become U+FFFD. Fit for element content and for attributes in double quotes. */
void lb_html_text(lb_buffer *out, const char *text);

#endif
