// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitBlockOnFail;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.time.LoopGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProtocolActionTest {

    private final Stage stage = new Stage();
    private final List<Place> places = new ArrayList<>();

    record Settings(String host) implements ProtocolBuilder {}

    record Call(String text) implements ActionBuilder {
        @Override
        public String words() {
            return "call(\"" + text + "\")";
        }
    }

    /** Writes down the host and the text of each call. */
    private final class Calls implements Protocol, Protocol.Run {
        @Override
        public Class<? extends ProtocolBuilder> settingsType() {
            return Settings.class;
        }

        @Override
        public boolean owns(ActionBuilder action) {
            return action instanceof Call;
        }

        @Override
        public Run start(LoopGroup loops) {
            return this;
        }

        @Override
        public Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
            places.add(place);
            String text = ((Call) action).text();
            if (text.isEmpty()) {
                throw new SimulationException("there is nothing to call.");
            }
            String host = settings instanceof Settings own ? own.host() : "nowhere";
            return (session, user) -> {
                stage.write(host + "/" + text);
                user.proceed(next, session);
            };
        }

        @Override
        public void close() {}
    }

    private void plug(@Nullable ProtocolBuilder settings) {
        Calls calls = new Calls();
        stage.plug(new CompileSettings.Plugged(calls, calls, settings));
    }

    @Test
    void theProtocolThatOwnsAnActionCompilesItWithThePopulationsSettings() {
        plug(new Settings("here"));

        stage.play(exec(new Call("a")).exec(repeat(2).on(new Call("b"))));

        assertThat(stage.words()).containsExactly("here/a", "here/b", "here/b", "end");
        assertThat(places)
                .extracting(Place::step)
                .containsExactly("step 2, repeat > 1, call(\"b\")", "step 1, call(\"a\")");
    }

    @Test
    void aPopulationMayHaveNoSettingsOfAProtocol() {
        plug(null);

        stage.play(exec(new Call("a")));

        assertThat(stage.words()).containsExactly("nowhere/a", "end");
    }

    @Test
    void aMistakeThatTheProtocolFindsBeginsWithThePlace() {
        plug(null);

        assertThatThrownBy(() -> stage.compile(exec(new Call(""))))
                .isInstanceOf(SimulationException.class)
                .hasMessage("scenario 'Play', step 1, call(\"\"): there is nothing to call.");
    }

    @Test
    void blocksCanBeLeftOnEntryOfAProtocolsAction() {
        plug(null);

        stage.play(exitBlockOnFail()
                .on(exec(Session::markAsFailed), exec(new Call("not made")))
                .exec(during(1).on(exec(new Call("a")).pause(2).exec(new Call("too late")))));

        assertThat(stage.script).containsExactly("0 nowhere/a", "2000 end");
    }

    @Test
    void anActionOutsideOfSuchBlocksIsNotWrapped() {
        plug(null);

        Action bare = stage.compile(exec(new Call("a")));
        Action guarded = stage.compile(repeat(2).on(exec(new Call("a"))));

        assertThat(bare).isNotInstanceOf(ExitableAction.class);
        assertThat(guarded).isInstanceOf(LoopAction.class);
    }
}
