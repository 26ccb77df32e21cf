/* markup.h - is a text well-formed markup? Enough of XML for what longbond writes: tags, void elements, comments. */
#ifndef LB_TESTS_MARKUP_H
#define LB_TESTS_MARKUP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { MARKUP_DEPTH = 64, MARKUP_NAME = 24 };

static inline bool markup_is_void(const char *name)
{
    static const char *const names[] = {"meta", "br", "img", "link", "hr"};
    for (int i = 0; i < 5; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* True if every tag is closed in order, every '<' and '&' belongs to markup, and attributes are quoted; else
 * prints what is wrong. `elements` counts the tags. */
static inline bool markup_is_sound(const char *text, int *elements)
{
    char open[MARKUP_DEPTH][MARKUP_NAME];
    int depth = 0;
    *elements = 0;
    for (const char *at = text; *at; at++) {
        if (*at == '&') {
            size_t length = strcspn(at, "; <");
            if (at[length] != ';') {
                printf("a bare '&' at: %.30s\n", at);
                return false;
            }
        }
        if (*at != '<') {
            continue;
        }
        bool closes = at[1] == '/';
        const char *name = at + 1 + closes;
        size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789");
        char word[MARKUP_NAME] = "";
        if (at[1] == '!') { /* the document type */
            at = strchr(at, '>');
            continue;
        }
        if (length == 0 || length >= MARKUP_NAME) {
            printf("no tag at: %.30s\n", at);
            return false;
        }
        memcpy(word, name, length);
        const char *end = name + length;
        bool quoted = false;
        while (*end && (quoted || *end != '>')) {
            if (!quoted && *end == '<') {
                printf("'<' inside a tag at: %.30s\n", at);
                return false;
            }
            quoted = *end == '"' ? !quoted : quoted;
            end++;
        }
        if (!*end) {
            printf("a tag without end at: %.30s\n", at);
            return false;
        }
        if (closes) {
            if (depth == 0 || strcmp(open[--depth], word) != 0) {
                printf("</%s> closes <%s>\n", word, open[depth]);
                return false;
            }
        } else if (end[-1] != '/' && !markup_is_void(word)) {
            if (depth == MARKUP_DEPTH) {
                return false;
            }
            strcpy(open[depth++], word);
        }
        *elements += !closes;
        at = end;
    }
    if (depth > 0) {
        printf("<%s> stays open\n", open[depth - 1]);
    }
    return depth == 0;
}

#endif
