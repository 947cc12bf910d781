// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole page: a template whose places are filled in one pass, so that nothing filled in is looked at again. */
final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private Page() {}

    static String of(RunStats stats, List<AssertionResult> verdicts) {
        String style = resource("uplot/uPlot.min.css") + "\n" + resource("report.css");
        String library = resource("uplot/uPlot.iife.min.js");
        String script = resource("report.js");
        List<Chart> charts = Charts.of(stats);
        ChartData data = new ChartData(stats);
        return fill(
                resource("report.html"),
                Map.of(
                        "title", new Html().text(title(stats)).toString(),
                        "styleHash", hash(style),
                        "libraryHash", hash(library),
                        "scriptHash", hash(script),
                        "style", style,
                        "library", library,
                        "script", script,
                        "licence", resource("uplot/LICENSE"),
                        "data", data.json(charts),
                        "content", content(stats, verdicts, charts, data)));
    }

    private static String title(RunStats stats) {
        String simulation = stats.card().simulation();
        return simulation.isBlank() ? "Freshet report" : simulation + " · Freshet report";
    }

    private static String content(RunStats stats, List<AssertionResult> verdicts, List<Chart> charts, ChartData data) {
        Html html = new Html();
        new Overview(stats).writeTo(html);
        new AssertionsSection(verdicts).writeTo(html);
        new ChartsSection(stats, charts, data.sampling()).writeTo(html);
        new RequestsSection(stats).writeTo(html);
        new StreamsSection(stats).writeTo(html);
        new ValuesSection(stats.values()).writeTo(html);
        new UsersSection(stats).writeTo(html);
        new ErrorsSection(stats).writeTo(html);
        new TrustSection(stats).writeTo(html);
        return html.toString();
    }

    static String fill(String template, Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        StringBuilder page = new StringBuilder();
        while (places.find()) {
            String value = Objects.requireNonNull(values.get(places.group(1)), places.group());
            places.appendReplacement(page, Matcher.quoteReplacement(value));
        }
        return places.appendTail(page).toString();
    }

    /** What a content security policy needs to admit exactly this text. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " of the report can't be read", e);
        }
    }
}
