// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What the tool found out about itself during a run. */
public record TrustReport(TrustVerdict verdict, TrustSummary summary) {

    /** Those of several processes as one: each reason says whose it is, and of each figure the worst stays. */
    public static TrustReport together(List<TrustReport> processes) {
        if (processes.size() == 1) {
            return processes.get(0);
        }
        List<TrustReason> reasons = new ArrayList<>();
        Set<TrustFigure> unmeasured = new LinkedHashSet<>();
        Map<TrustFigure, TrustSummary.Worst> worst = new EnumMap<>(TrustFigure.class);
        for (int i = 0; i < processes.size(); i++) {
            TrustReport process = processes.get(i);
            String whose = "process " + (i + 1) + ": ";
            process.verdict().reasons().forEach(reason -> reasons.add(reason.of(whose)));
            unmeasured.addAll(process.verdict().unmeasured());
            process.summary()
                    .worst()
                    .forEach((figure, own) -> worst.merge(
                            figure,
                            own,
                            (known, other) -> TrustFigure.isWorse(other.value(), known.value()) ? other : known));
        }
        return new TrustReport(new TrustVerdict(reasons, List.copyOf(unmeasured)), new TrustSummary(worst));
    }

    /** How far from 0 a figure may be in a run that is to be trusted, where that is the same for every run. */
    public static OptionalLong most(TrustFigure figure) {
        return TrustBounds.standard(TrustFigure.UNKNOWN).rules().stream()
                .filter(rule -> rule.figure() == figure)
                .mapToLong(TrustBounds.Rule::most)
                .findFirst();
    }

    /** Of a run that did not measure its tool. */
    public static final TrustReport UNMEASURED =
            new Trust(TrustBounds.standard(TrustFigure.UNKNOWN)).report(TrustContext.NONE);
}
