#include "report/html_page.h"

#include "report/html_text.h"

/* Colours are roles: ink, paper and twelve fills. Dark is another set of the same roles; print is always light. */
/* clang-format off */
static const char style[] =
    ":root{--ink:#1c2126;--muted:#626b76;--rule:#d5dade;--hair:#e7eaed;--paper:#fff;--c0:#1f3d63;"
    "--c1:#4a7aab;--c2:#a3c1da;--c3:#2f8580;--c4:#d59f3c;--c5:#b4533a;--c6:#7b6a94;--c7:#8b9a58;"
    "--c8:#d29a94;--c9:#cfbf9c;--c10:#a2a9b2;--c11:#1c2126}@media (prefers-color-scheme:dark){:root{"
    "--ink:#e4e7ea;--muted:#98a1ab;--rule:#3b424a;--hair:#2b3138;--paper:#15181c;--c0:#5b86b8;"
    "--c1:#86aed6;--c2:#bcd3e8;--c3:#4fa8a1;--c4:#dfae55;--c5:#cd6f56;--c6:#a08fba;--c7:#a5b473;"
    "--c8:#dcaaa4;--c9:#8f8467;--c10:#7b838d;--c11:#e4e7ea}}*{box-sizing:border-box}"
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:16px/1.5 Charter,'Bitstream Charter','Iowan Old Style',Georgia,'Times New Roman',serif;"
    "-webkit-text-size-adjust:100%}main{max-width:960px;margin:0 auto;padding:40px 20px 64px}"
    "h1{font-size:1.9rem;line-height:1.2;font-weight:600;margin:0 0 6px;text-wrap:balance}"
    "h2{font-size:1.2rem;font-weight:600;margin:0 0 4px}h3{font-size:1rem;line-height:1.3;"
    "font-weight:600;margin:0}p{margin:0 0 12px;max-width:92ch}.meta,.unit,.note,.intro,figcaption p{"
    "color:var(--muted)}.meta{margin-bottom:26px;max-width:none;font-size:.94rem}"
    ".intro{font-size:.94rem;margin-bottom:14px}section{margin-top:42px;border-top:1px solid var(--ink);"
    "padding-top:12px}.keys,table,svg,.unit,.note,pre,dl,summary,.notes{"
    "font-family:'Helvetica Neue',Helvetica,Arial,'Liberation Sans',system-ui,sans-serif}"
    ".keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(126px,1fr));gap:18px 16px;margin:0;"
    "border-top:1px solid var(--ink);border-bottom:1px solid var(--rule);padding:14px 0}"
    ".keys div{min-width:0}.keys dt{font-size:.75rem;color:var(--muted);line-height:1.3}"
    ".keys dd{margin:2px 0 0;font-size:1.25rem;line-height:1.25;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}.keys dd small{display:block;font-size:.75rem;color:var(--muted)}"
    ".figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));"
    "gap:34px 40px;margin-top:14px}figure{margin:0;min-width:0;break-inside:avoid}"
    "figcaption{margin-bottom:8px}.unit{font-size:.78rem;margin:1px 0 0}"
    ".note{font-size:.75rem;margin:6px 0 0;line-height:1.4}svg{display:block;width:100%;height:auto;"
    "overflow:visible}svg text{font-size:12.5px;fill:var(--ink)}.ytick{text-anchor:end}"
    ".xtick{text-anchor:middle}svg .ytick,svg .xtick{fill:var(--muted);font-variant-numeric:tabular-nums}"
    ".grid{stroke:var(--ink);stroke-opacity:.13;stroke-width:.7;fill:none}"
    ".zero{stroke:var(--ink);stroke-width:.9}.tick{stroke:var(--muted);stroke-width:.8}"
    ".lead{stroke:var(--muted);stroke-width:.6;fill:none}.band{stroke:var(--paper);stroke-width:.4}"
    ".pale{fill-opacity:.45}.line{fill:none;stroke-width:1.6;stroke-linejoin:round}.scroll{overflow-x:auto;"
    "-webkit-overflow-scrolling:touch}table{border-collapse:collapse;width:100%;font-size:.82rem;"
    "line-height:1.35;font-variant-numeric:tabular-nums}th,td{padding:4px 0 4px 16px;text-align:right;"
    "white-space:nowrap;font-weight:400;vertical-align:baseline}th:first-child{padding-left:0;"
    "text-align:left;white-space:normal;min-width:11em}td.text,th.text{text-align:left}"
    "thead th{color:var(--muted);font-size:.92em;border-bottom:1px solid var(--ink);"
    "vertical-align:bottom}tbody tr{border-bottom:1px solid var(--hair)}"
    "tbody tr:last-child{border-bottom:1px solid var(--rule)}.wide table{font-size:.74rem}"
    ".wide th,.wide td{padding-left:9px}.wide thead th{white-space:normal}.wide th:first-child{min-width:14.5em;padding-left:0}"
    "tr.sum td,tr.sum th{font-weight:600}.missed{color:var(--c5);font-weight:600}"
    ".notes{font-size:.75rem;line-height:1.45;color:var(--muted);margin:10px 0 0;padding-left:2.2em}"
    "dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:3px 18px;font-size:.84rem;"
    "margin:0 0 14px}dl.facts dt{color:var(--muted)}dl.facts dd{margin:0;overflow-wrap:anywhere}"
    "pre{font:12px/1.5 ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace;"
    "white-space:pre-wrap;overflow-wrap:anywhere;border-left:2px solid var(--rule);"
    "padding:2px 0 2px 14px;margin:0}summary{cursor:pointer;font-size:.84rem;color:var(--muted);"
    "margin:10px 0}@media (max-width:520px){main{padding:24px 16px 48px}"
    "h1{font-size:1.5rem}.keys{grid-template-columns:1fr 1fr}dl.facts{grid-template-columns:1fr;gap:0}"
    "table{font-size:.78rem}th,td{padding-left:9px}th:first-child{min-width:8em}"
    ".wide th:first-child{min-width:11em}dl.facts dd{margin-bottom:8px}"
    "}@media print{:root{--ink:#000;--muted:#555;--rule:#bbb;--hair:#ddd;--paper:#fff;--c0:#1f3d63;"
    "--c1:#4a7aab;--c2:#a3c1da;--c3:#2f8580;--c4:#d59f3c;--c5:#b4533a;--c6:#7b6a94;--c7:#8b9a58;"
    "--c8:#d29a94;--c9:#cfbf9c;--c10:#a2a9b2;--c11:#000}@page{margin:16mm 14mm}"
    "body{font-size:10.5pt}main{max-width:none;padding:0}section{margin-top:20pt;break-inside:auto}"
    "h2,thead{break-after:avoid}tr{break-inside:avoid}.figures{grid-template-columns:1fr 1fr;"
    "gap:16pt 20pt}.scroll{overflow:visible}table{font-size:7.6pt}"
    "th,td{padding-left:7pt}.wide table{font-size:6pt}.wide th,.wide td{padding-left:4pt}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";
/* clang-format on */

void lb_page_begin(lb_buffer *out, const char *title)
{
    lb_buffer_add(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    lb_html_text(out, title);
    lb_buffer_add(out, "</title>\n<style>");
    lb_buffer_add(out, style);
    for (int i = 0; i < 12; i++) {
        lb_buffer_format(out, ".c%d{fill:var(--c%d)}.l%d{stroke:var(--c%d)}", i, i, i, i);
    }
    lb_buffer_add(out, "</style>\n</head>\n<body>\n<main>\n");
}

void lb_page_end(lb_buffer *out)
{
    lb_buffer_add(out, "</main>\n</body>\n</html>\n");
}

/* <tag>text</tag> */
static void add_element(lb_buffer *out, const char *open, const char *text, const char *close)
{
    lb_buffer_add(out, open);
    lb_html_text(out, text);
    lb_buffer_add(out, close);
}

void lb_page_section(lb_buffer *out, const char *title, const char *intro)
{
    lb_buffer_add(out, "<section>\n");
    add_element(out, "<h2>", title, "</h2>\n");
    if (intro) {
        add_element(out, "<p class=\"intro\">", intro, "</p>\n");
    }
}

void lb_page_section_end(lb_buffer *out)
{
    lb_buffer_add(out, "</section>\n");
}

void lb_page_figures(lb_buffer *out)
{
    lb_buffer_add(out, "<div class=\"figures\">\n");
}

void lb_page_figures_end(lb_buffer *out)
{
    lb_buffer_add(out, "</div>\n");
}

void lb_page_figure(lb_buffer *out, const char *title, const char *unit)
{
    lb_buffer_add(out, "<figure><figcaption>");
    add_element(out, "<h3>", title, "</h3>");
    add_element(out, "<p class=\"unit\">", unit, "</p></figcaption>\n");
}

void lb_page_figure_end(lb_buffer *out, const char *note)
{
    if (note) {
        add_element(out, "\n<p class=\"note\">", note, "</p>");
    }
    lb_buffer_add(out, "</figure>\n");
}

void lb_page_table(lb_buffer *out, const char *const *headings, int count)
{
    lb_page_mixed_table(out, headings, NULL, count);
}

void lb_page_mixed_table(lb_buffer *out, const char *const *headings, const bool *figures, int count)
{
    lb_buffer_format(out, "<div class=\"scroll%s\"><table><thead><tr>", count > 9 ? " wide" : "");
    for (int i = 0; i < count; i++) {
        bool text = figures && i > 0 && !figures[i];
        add_element(out, text ? "<th scope=\"col\" class=\"text\">" : "<th scope=\"col\">", headings[i],
                    "</th>");
    }
    lb_buffer_add(out, "</tr></thead>\n<tbody>\n");
}

void lb_page_row(lb_buffer *out)
{
    lb_buffer_add(out, "<tr>");
}

void lb_page_name(lb_buffer *out, const char *text)
{
    add_element(out, "<th scope=\"row\">", text, "</th>");
}

void lb_page_part(lb_buffer *out, const char *text, int level)
{
    lb_buffer_format(out, "<th scope=\"row\" style=\"padding-left:%dem\">", level);
    add_element(out, "", text, "</th>");
}

void lb_page_figure_cell(lb_buffer *out, const char *text)
{
    add_element(out, "<td>", text, "</td>");
}

void lb_page_text_cell(lb_buffer *out, const char *text)
{
    add_element(out, "<td class=\"text\">", text, "</td>");
}

void lb_page_missed_cell(lb_buffer *out, const char *text)
{
    add_element(out, "<td class=\"text missed\">", text, "</td>");
}

void lb_page_row_end(lb_buffer *out)
{
    lb_buffer_add(out, "</tr>\n");
}

void lb_page_table_end(lb_buffer *out)
{
    lb_buffer_add(out, "</tbody></table></div>\n");
}
