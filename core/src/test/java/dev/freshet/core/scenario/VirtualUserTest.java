// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Session;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is to those who drive it: its end, what it keeps, and its turns. */
class VirtualUserTest {

    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats stats = new LoopStats();
    private final List<String> told = new ArrayList<>();
    private final VirtualUser user =
            new VirtualUser(7, loops.loop(), stats, 42, who -> told.add("ended " + who.id()), false);
    private final Session session = Session.create("Play", 7);

    private record Kept(List<String> told, String name) implements UserResource {
        @Override
        public void onUserEnded(boolean isCutOff) {
            told.add(name + (isCutOff ? " cut off" : " over"));
            if (name.equals("defective")) {
                throw new IllegalStateException("defective");
            }
        }
    }

    private Action saying(String text) {
        return (now, who) -> told.add(text);
    }

    @Test
    void aUserIsWhatItWasMadeAs() {
        assertThat(user.id()).isEqualTo(7);
        assertThat(user.scheduledStartNs()).isEqualTo(42);
        assertThat(user.isWatched()).isFalse();
        assertThat(new VirtualUser(1, loops.loop(), stats, 0, who -> {}).isWatched())
                .isTrue();
        assertThat(user.isEnded()).isFalse();
        assertThatThrownBy(user::session).hasMessage("user 7 has not started");
        user.proceed(saying("begun"), session);
        assertThat(user.session()).isSameAs(session);
    }

    // ---- the end -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndClosesWhatTheUserKeepsAndTellsItsInjectorOnce(boolean isCutOff) {
        user.attach(new Kept(told, "first"));
        user.attach(new Kept(told, "second"));
        for (int i = 0; i < 2; i++) {
            if (isCutOff) {
                user.cutOff();
            } else {
                user.end();
            }
        }

        String how = isCutOff ? " cut off" : " over";
        assertThat(told).containsExactly("first" + how, "second" + how, "ended 7");
        assertThat(user.isEnded()).isTrue();
    }

    @Test
    void whatTheUserWaitsForIsToldOnlyIfTheRunEndsItAndIsNotDoneAnyMore() {
        for (boolean isCutOff : new boolean[] {true, false}) {
            VirtualUser waiting = new VirtualUser(1, loops.loop(), stats, 0, who -> {});
            long atNs = loops.clock().nowNs() + 1_000_000;
            waiting.proceedAt(atNs, saying("too late"), session, nowNs -> told.add("missing, cut off: " + isCutOff));
            if (isCutOff) {
                waiting.cutOff();
            } else {
                waiting.end();
            }
        }
        loops.advance(Duration.ofSeconds(1));

        assertThat(told).containsExactly("missing, cut off: true");
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void whatWasWaitedForAndHasComeIsNotMissing() {
        user.proceedAt(loops.clock().nowNs() + 1_000_000, saying("in time"), session, nowNs -> told.add("missing"));
        loops.advance(Duration.ofMillis(1));
        user.cutOff();

        assertThat(told).containsExactly("in time", "ended 7");
    }

    @Test
    void nothingIsDoneForAUserThatHasEnded() {
        user.end();
        user.proceed(saying("now"), session);
        user.proceedAt(loops.clock().nowNs(), saying("later"), session);
        loops.advance(Duration.ofSeconds(1));

        assertThat(told).containsExactly("ended 7");
    }

    @Test
    void aDefectInAnActionEndsTheUserAndIsTheFailureOfItsLoop() {
        user.proceed(
                (now, who) -> {
                    throw new IllegalStateException("defect");
                },
                session);

        assertThat(told).containsExactly("ended 7");
        assertThat(loops.loop().guard().failure()).hasMessage("defect");
    }

    @Test
    void aDefectInWhatIsClosedLeavesTheRestToBeClosed() {
        user.attach(new Kept(told, "defective"));
        user.attach(new Kept(told, "second"));
        user.end();

        assertThat(told).containsExactly("defective over", "second over", "ended 7");
        assertThat(loops.loop().guard().failure()).hasMessage("defective");
    }

    @Test
    void whatTheUserKeepsIsFoundByItsType() {
        assertThat(user.resource(Kept.class)).isNull();
        Kept kept = new Kept(told, "kept");
        user.attach(isCutOff -> {});
        user.attach(kept);

        assertThat(user.resource(Kept.class)).isSameAs(kept);
    }

    // ---- turns ---------------------------------------------------------------------------------------------------

    /** The action that goes on with the next one until so many have been done, each after so long. */
    private Action chain(int count, long eachMs) {
        Action last = saying("waits");
        for (int i = 0; i < count; i++) {
            Action next = last;
            last = (now, who) -> {
                loops.keepBusy(Duration.ofMillis(eachMs));
                who.proceed(next, now);
            };
        }
        return last;
    }

    private void untilItWaits() {
        loops.advance(Duration.ofSeconds(10));
    }

    @Test
    void aUserThatHasGoneOnForAMillisecondIsPutOff() {
        user.proceed(chain(1, 1), session);
        assertThat(user.isPutOff()).isTrue();
        assertThat(told).isEmpty();
        untilItWaits();

        assertThat(user.isPutOff()).isFalse();
        assertThat(told).containsExactly("waits");
    }

    @Test
    void oneWhoseActionsTakeNoTimeIsPutOffAfterTenThousandOfThem() {
        user.proceed(chain(10_000, 0), session);

        assertThat(user.isPutOff()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatWaitsInTimeIsNotPutOff() {
        user.proceed(chain(9_999, 0), session);

        assertThat(user.isPutOff()).isFalse();
        assertThat(told).containsExactly("waits");
    }

    @Test
    void whatIsToBeDoneAfterTheTurnIsDoneInItsOrderWhenTheUserWaits() {
        user.proceed(chain(2, 1), session);
        user.afterTurn(() -> told.add("first"));
        user.afterTurn(() -> told.add("second"));
        assertThat(told).isEmpty();
        untilItWaits();

        assertThat(told).containsExactly("waits", "first", "second");
    }

    @Test
    void whatIsToBeDoneAfterTheTurnIsNotDoneForAUserThatEnds() {
        user.proceed(chain(1, 1), session);
        user.afterTurn(() -> told.add("never"));
        user.end();
        untilItWaits();

        assertThat(told).containsExactly("ended 7");
    }

    /** For a second in all, however often it has been put off; a wait between makes it another matter. */
    @Test
    void aUserThatNeverWaitsIsNamedOnce() {
        user.proceed(chain(500, 2), session);
        untilItWaits();
        assertThat(stats.drain().notes()).as("a second").isEmpty();
        user.proceed(chain(501, 2), session);
        untilItWaits();
        assertThat(stats.drain().notes())
                .singleElement()
                .asString()
                .startsWith("Users of scenario 'Play' go on for longer than a second without a wait, as in a loop");
        user.proceed(chain(501, 2), session);
        untilItWaits();
        assertThat(stats.drain().notes()).as("named before").isEmpty();
    }
}
