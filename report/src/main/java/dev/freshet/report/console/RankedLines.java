// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import java.util.ArrayList;
import java.util.List;

/** Lines of which the least important are left out where a window has too few rows. Confined to one thread. */
final class RankedLines {

    /** How much a line matters to who watches a run, the most important first. */
    enum Rank {
        NAME,
        PROGRESS,
        LOAD,
        JUDGEMENT,
        FIGURES,
        KEYS,
        TEXTS,
        DETAILS,
        GAP
    }

    private record Line(Rank rank, String text) {}

    private final List<Line> lines = new ArrayList<>();

    void add(Rank rank, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(rank, text)));
    }

    void gap() {
        lines.add(new Line(Rank.GAP, ""));
    }

    int size() {
        return lines.size();
    }

    /** As many as fit; of lines that matter as much, the first. */
    List<String> fitting(int rows) {
        List<Line> kept = new ArrayList<>(lines);
        while (kept.size() > rows) {
            kept.remove(leastOf(kept));
        }
        return kept.stream().map(Line::text).toList();
    }

    private static int leastOf(List<Line> kept) {
        int least = 0;
        for (int i = 1; i < kept.size(); i++) {
            if (kept.get(i).rank().compareTo(kept.get(least).rank()) >= 0) {
                least = i;
            }
        }
        return least;
    }
}
