// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitHere;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GroupTest {

    private final Stage stage = new Stage();

    private static ActionBuilder request(int ms) {
        return dummy("request", ms);
    }

    private GroupStats statsOf(String... path) {
        return stage.stats().group(List.of(path)).orElseThrow();
    }

    /** As many values as are given, the first the least and the last the greatest; histograms keep three digits. */
    private static void assertMs(LatencyStats stats, long... ms) {
        assertThat(stats.count()).isEqualTo(ms.length);
        assertThat(stats.minNs()).isCloseTo(ms[0] * 1_000_000, Percentage.withPercentage(0.2));
        assertThat(stats.maxNs()).isCloseTo(ms[ms.length - 1] * 1_000_000, Percentage.withPercentage(0.2));
    }

    @Test
    void aGroupMeasuresItsDurationAndAddsUpTheResponseTimesWithin() {
        stage.play(exec(request(50))
                .group("g")
                .on(request(100), pause(1), request(200))
                .exec(request(50)));

        assertMs(statsOf("g").okDuration(), 1300);
        assertMs(statsOf("g").okCumulated(), 300);
        assertThat(stage.stats().requests())
                .extracting(RequestStats::path)
                .containsExactlyInAnyOrder("request", "g / request");
    }

    @Test
    void groupsNestAndTheOuterOneContainsTheInnerOne() {
        List<List<String>> seen = new ArrayList<>();
        var look = exec(session -> {
            seen.add(session.groups());
            return session;
        });

        stage.play(
                look.group("outer")
                        .on(request(100), group("#{in}").on(request(200), look), request(300), look)
                        .exec(look),
                session -> session.set("in", "inner"));

        assertThat(seen).containsExactly(List.of(), List.of("outer", "inner"), List.of("outer"), List.of());
        assertMs(statsOf("outer").okDuration(), 600);
        assertMs(statsOf("outer").okCumulated(), 600);
        assertMs(statsOf("outer", "inner").okDuration(), 200);
        assertMs(statsOf("outer", "inner").okCumulated(), 200);
    }

    @Test
    void eachPassThroughAGroupCountsByItself() {
        stage.play(repeat(2, "i").on(group(s -> "g").on(dummy("r", s -> s.getInt("i") * 100 + 100))));

        assertMs(statsOf("g").okDuration(), 100, 200);
        assertMs(statsOf("g").okCumulated(), 100, 200);
    }

    @Test
    void aFailureWithinFailsTheGroupsAroundItButNoLaterOne() {
        stage.play(group("outer")
                .on(
                        group("first").on(dummy("r", 1).withSuccess(false)),
                        group("second").on(request(1)))
                .exec(stage.verdict()));

        assertThat(statsOf("outer").koDuration().count()).isEqualTo(1);
        assertThat(statsOf("outer", "first").koDuration().count()).isEqualTo(1);
        assertThat(statsOf("outer", "second").okDuration().count()).isEqualTo(1);
        assertThat(stage.words()).containsExactly("KO", "end");
    }

    @Test
    void aGroupThatHasFailedStaysFailedWhenTheSessionIsMarkedAsSucceeded() {
        stage.play(group("g").on(exec(Session::markAsFailed), exec(Session::markAsSucceeded)));

        assertThat(statsOf("g").koDuration().count()).isEqualTo(1);
    }

    @Test
    void aUserThatEndsWithinClosesTheGroups() {
        stage.play(group("outer")
                .on(request(100), group("inner").on(pause(1), exitHere()))
                .exec(stage.say("never")));

        assertMs(statsOf("outer").okDuration(), 1100);
        assertMs(statsOf("outer").okCumulated(), 100);
        assertMs(statsOf("outer", "inner").okDuration(), 1000);
        assertThat(stage.words()).containsExactly("end");
    }

    @Test
    void aLoopThatIsLeftEarlyClosesTheGroupsWithin() {
        stage.play(during(1).on(group("g").on(pause(2), request(100))).exec(stage.say("behind")));

        assertMs(statsOf("g").okDuration(), 2000);
        assertThat(stage.script).containsExactly("2000 behind", "2000 end");
    }

    @Test
    void aGroupWithoutANameFailsTheSessionAndIsSkipped() {
        stage.play(group("#{missing}").on(exec(stage.say("body"))).exec(stage.verdict()));

        assertThat(stage.words()).containsExactly("KO", "end");
        assertThat(stage.stats().groups()).isEmpty();
        assertThat(stage.errors()).containsExactly("step 1, group: No attribute named 'missing' is defined");
    }
}
