// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.scenario.Place;
import dev.freshet.http.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names of the streams of one scenario: which its steps open, and which they are about. An operation on a stream that no step opens is a mistake of the
 * simulation, which is told before the run where the names are the same for all users. Written while the scenario is compiled, only read from then on.
 */
final class StreamNames {

    private static final int SHOWN = 5;
    private static final Session NOBODY = Session.create("", 0);

    private final Set<String> opened = new TreeSet<>();

    /** The last step first, as scenarios are compiled. */
    private final List<Use> uses = new ArrayList<>();

    private boolean opensOthers;

    /** A step that is about the stream of that name. */
    private record Use(String name, Place place) {}

    /** A step opens a stream of that name. */
    void opens(Expression<String> name) {
        if (name.isConstant()) {
            opened.add(name.resolve(NOBODY));
        } else {
            opensOthers = true;
        }
    }

    /** The step at that place is about the stream of that name. */
    void isUsed(Expression<String> name, Place place) {
        if (name.isConstant()) {
            uses.add(new Use(name.resolve(NOBODY), place));
        }
    }

    /** Whether a step opens a stream of that very name for every user that comes to it. */
    boolean isOpened(String name) {
        return opened.contains(name);
    }

    /**
     * Refuses a step that is about a stream which no step opens. Where only a session tells under which name a stream is opened, it could be this one.
     *
     * @throws SimulationException naming the first such step
     */
    void requireOpened() {
        for (int i = uses.size() - 1; i >= 0 && !opensOthers; i--) {
            Use use = uses.get(i);
            if (!opened.contains(use.name)) {
                throw new SimulationException(
                        use.place + ": no step of the scenario opens " + words(use.name) + advice());
            }
        }
    }

    private String advice() {
        if (opened.isEmpty()) {
            return ": connect with sse(..).get(..) or post(..) first";
        }
        String known = opened.stream().limit(SHOWN).map(StreamNames::words).collect(Collectors.joining(", "));
        String more = opened.size() > SHOWN ? " and " + (opened.size() - SHOWN) + " more" : "";
        return ", only " + known + more + ": give both the same sseName";
    }

    private static String words(String name) {
        return name.equals(Sse.DEFAULT_STREAM) ? "a stream without a name" : "a stream '" + name + "'";
    }
}
