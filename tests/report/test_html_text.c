#include "check_main.h"

#include "report/html_text.h"

static void check(const char *text, const char *wanted)
{
    lb_buffer buffer = {0};
    lb_buffer_add(&buffer, "");
    lb_html_text(&buffer, text);
    ck_assert_str_eq(buffer.text, wanted);
    lb_buffer_free(&buffer);
}

START_TEST(markup_is_escaped)
{
    check("", "");
    check("plain text, 4 1/8 %", "plain text, 4 1/8 %");
    check("<script>alert('x' & \"y\")</script>",
          "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;");
    check("a\tb\nc", "a\tb\nc");
}
END_TEST

START_TEST(only_sound_utf8_comes_through)
{
    check("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80");
    check("caf\xE9", "caf\xEF\xBF\xBD");
    check("\xC0\xBC", "\xEF\xBF\xBD\xEF\xBF\xBD");                 /* an overlong '<' */
    check("\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD");                 /* cut short */
    check("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* surrogate */
    check("\x01\x7f", "\xEF\xBF\xBD\xEF\xBF\xBD");
}
END_TEST

CHECK_MAIN("html_text", markup_is_escaped, only_sound_utf8_comes_through)
