import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Says which samples Java matches with each pattern of AWS's models, which are written in Java's dialect.
 * java tools/ConstraintPatterns.java reads tests/corpus/models/{iam,sts,cloudtrail,organizations,account}.json, writes patterns.json beside them.
 * One bit for each sample, first sample first, four to a hexadecimal digit.
 */
class ConstraintPatterns {
    static final String[] SEEDS = {
        "", "a", "A0_", "v1", "v1.abc", "/", "/a/", "/a/b.c,d+e@f=g_h-i/", "//", "/a", "123456789012", "12345678901", "my-alias", "my--alias", "a-b",
        "-ab", "ab-", "o-abcdefghij", "o-abcdefghij/r-abcd", "o-abcdefghij/r-abcd-0/", "p-abcdefgh", "https://a.b/c?x=y#z", "http://a b",
        "s3://bucket/x", "arn:aws:iam::123456789012:role/x", "12:30", "x.amazonaws.com", "AKIAIOSFODNN7EXAMPLE", "{\"Version\": \"2012-10-17\"}\n",
        "a b", "*", "a|b", "line\r\nline", "a\tb",
    };

    static final String[] TAILS = {
        "\n", "\r", "\u000b", "\u001c", "\u007f", "\u0085", "\u00a0", "\u00b2", "\u00df", "\u00e9", "\u00ff", "\u0100", "\u0130", "\u017f", "\u0301",
        "\u0660", "\u1000", "\u10ff", "\u10fe", "\u2000", "\u2028", "\u2029", "\u203f", "\u20ac", "\u212a", "\u4e2d", "\ud7ff", "\ue000", "\uff21",
        "\ufffd", "\uffff", "\ud835\udc00", "\ud83d\ude00", "\ud840\udc00", "\ud835\udfd8", "\udb80\udc00", "\udbff\udfff",
    };

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of("tests", "corpus", "models");
        Set<String> patterns = new TreeSet<>();
        for (String service : List.of("iam", "sts", "cloudtrail", "organizations", "account")) {
            var found = Pattern.compile("\"pattern\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(Files.readString(folder.resolve(service + ".json")));
            while (found.find()) {
                patterns.add(unescape(found.group(1)));
            }
        }

        // Constructs no model of these services uses, and others' do.
        patterns.addAll(List.of("[^\\W]+", "[\\S]+", "[^\\d\\s]+", "\\W+", "\\D+", "\\S+", "(?=.{1,3}$)[a-z]+", "[^a]+", "a.b", "[.]", "[\\s\\S]*", "[\\w.-]*"));
        List<String> samples = samples();
        StringBuilder text = new StringBuilder("{\n  \"samples\": [\n");
        text.append(String.join(",\n", samples.stream().map(s -> "    " + quote(s)).toList())).append("\n  ],\n  \"patterns\": {\n");
        text.append(String.join(",\n", patterns.stream().map(p -> "    " + quote(p) + ": \"" + bits(Pattern.compile(p), samples) + "\"").toList()));
        Files.writeString(folder.resolve("patterns.json"), text.append("\n  }\n}\n"));
    }

    static List<String> samples() {
        Set<String> samples = new LinkedHashSet<>(List.of(SEEDS));
        for (char c = 0; c < 256; c++) {
            samples.add(String.valueOf(c));
        }

        for (String tail : TAILS) {
            samples.add(tail);
            for (String seed : List.of("a", "0", "/a/", "v1", "my-alias", "12:30", "abc", "a b")) {
                samples.add(seed + tail);
                samples.add(tail + seed);
            }
        }

        return new ArrayList<>(samples);
    }

    static String bits(Pattern pattern, List<String> samples) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < samples.size(); at += 4) {
            int digit = 0;
            for (int bit = 0; bit < 4; bit++) {
                digit = digit * 2 + (at + bit < samples.size() && pattern.matcher(samples.get(at + bit)).matches() ? 1 : 0);
            }

            result.append(Integer.toHexString(digit));
        }

        return result.toString();
    }

    static String unescape(String json) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c == '\\') {
                c = json.charAt(++at);
                if (c == 'u') {
                    c = (char) Integer.parseInt(json.substring(at + 1, at + 5), 16);
                    at += 4;
                }
            }

            result.append(c);
        }

        return result.toString();
    }

    static String quote(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            result.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }

        return result.append('"').toString();
    }
}
