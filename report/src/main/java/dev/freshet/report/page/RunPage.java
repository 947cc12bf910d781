// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import dev.freshet.core.text.SafeText;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.PageTemplate;
import dev.freshet.report.Report;
import dev.freshet.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The page of a run, self-contained: a template whose places are filled in one pass, so that nothing filled in is looked at again. Styles and scripts are admitted by
 * their hashes and by nothing else, and the {@link RunDocument} stands among them as data.
 */
public final class RunPage {

    private static final String TEMPLATE = "page/page.html";

    private final UnaryOperator<String> resources;

    /**
     * Pages of these files.
     *
     * @param resources gives the text of a file by its path
     */
    RunPage(UnaryOperator<String> resources) {
        this.resources = resources;
    }

    /**
     * Writes {@value Report#PAGE}. Makes the folder where there is none and replaces a file of that name; it is whole or not there.
     *
     * @param history the seconds that the figures are made of; one that has taken in none, where they are not known
     * @return where the page is
     * @throws IOException when the folder or the file cannot be written
     */
    public static Path write(JudgedRun run, History history, Path folder) throws IOException {
        Path page = folder.resolve(Report.PAGE);
        ResultFile.write(page, of(run, history, false));
        return page;
    }

    /**
     * The page as text.
     *
     * @param isLive whether it asks for newer documents of the same run, by an event stream at {@code events} beside it
     */
    public static String of(JudgedRun run, History history, boolean isLive) {
        return new RunPage(PageTemplate::resource).page(run, history, isLive);
    }

    String page(JudgedRun run, History history, boolean isLive) {
        List<String> styles = texts(List.of("uplot/uPlot.min.css", "page/theme.css", "page/page.css"));
        List<String> files = new ArrayList<>(List.of("uplot/uPlot.iife.min.js"));
        resources
                .apply("page/scripts.txt")
                .lines()
                .filter(name -> !name.isBlank())
                .forEach(name -> files.add("page/" + name.strip()));
        List<String> scripts = texts(files);
        String simulation = run.stats().card().simulation();
        return PageTemplate.fill(
                resources.apply(TEMPLATE),
                Map.of(
                        "title", escaped(simulation.isBlank() ? "Freshet report" : simulation + " · Freshet report"),
                        "styleHashes", hashes(styles),
                        "scriptHashes", hashes(scripts),
                        "connect", isLive ? "'self'" : "'none'",
                        "styles", elements("style", styles),
                        "run", data(RunDocument.of(run, history, isLive)),
                        "licence", escaped(resources.apply("uplot/LICENSE")),
                        "scripts", elements("script", scripts)));
    }

    private List<String> texts(List<String> files) {
        return files.stream().map(resources).toList();
    }

    /** JSON that cannot end the element around it: within strings, where alone it has these characters, an escape means the same. */
    static String data(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String escaped(String text) {
        return SafeText.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String elements(String tag, List<String> contents) {
        return contents.stream()
                .map(content -> "<" + tag + ">" + content + "</" + tag + ">")
                .collect(Collectors.joining("\n"));
    }

    /** What a content security policy needs to admit exactly these texts. */
    private static String hashes(List<String> texts) {
        return texts.stream().map(text -> "'" + PageTemplate.hash(text) + "'").collect(Collectors.joining(" "));
    }
}
