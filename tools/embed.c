/* embed.c - writes files as C arrays: embed OUT.c FILE... (a build tool, not part of the product). */
#include <stdio.h>
#include <string.h>

/* The last part of a path. */
static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int embed_file(FILE *out, const char *path, int index)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        return 1;
    }
    fprintf(out, "static const unsigned char file_%d[] = {", index);
    int c;
    long count = 0;
    while ((c = getc(in)) != EOF) {
        fprintf(out, "%s%d,", count++ % 24 == 0 ? "\n" : "", c);
    }
    fprintf(out, "0};\n");
    fclose(in);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: embed OUT.c FILE...\n");
        return 2;
    }
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 1;
    }
    fprintf(out, "#include \"data/snapshot_embedded.h\"\n");
    for (int i = 2; i < argc; i++) {
        if (embed_file(out, argv[i], i)) {
            return 1;
        }
    }
    fprintf(out, "const lb_embedded_file lb_embedded_files[] = {\n");
    for (int i = 2; i < argc; i++) {
        fprintf(out, "    {\"%s\", file_%d, sizeof file_%d - 1},\n", base_name(argv[i]), i, i);
    }
    fprintf(out, "    {0, 0, 0}};\nconst int lb_embedded_file_count = %d;\n", argc - 2);
    return fclose(out) != 0;
}
