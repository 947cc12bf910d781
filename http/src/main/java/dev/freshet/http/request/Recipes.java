// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a room makes of descriptions, by their types: the one place that says which descriptions are the room's, and what becomes of each. Immutable.
 *
 * @param <C> the compiler of the room
 */
@Internal
public final class Recipes<C> {

    /** What one kind of description becomes. */
    @FunctionalInterface
    public interface Recipe<C, D> {

        /**
         * Compiles a description.
         *
         * @param place where in the simulation it stands
         * @throws dev.freshet.core.SimulationException when the description is faulty
         */
        Action compile(C by, D described, Place place, Action next);
    }

    private final Map<Class<?>, Recipe<C, ActionBuilder>> byType;

    /** No recipes. */
    public Recipes() {
        this(Map.of());
    }

    private Recipes(Map<Class<?>, Recipe<C, ActionBuilder>> byType) {
        this.byType = byType;
    }

    /** These and one more, for descriptions of exactly that type. */
    public <D extends ActionBuilder> Recipes<C> with(Class<D> type, Recipe<C, D> recipe) {
        Map<Class<?>, Recipe<C, ActionBuilder>> more = new HashMap<>(byType);
        more.put(type, (by, described, place, next) -> recipe.compile(by, type.cast(described), place, next));
        return new Recipes<>(Map.copyOf(more));
    }

    /** Whether that description is the room's. */
    public boolean know(ActionBuilder described) {
        return byType.containsKey(described.getClass());
    }

    /** Compiles a description; null if it is none of the room's. */
    public @Nullable Action compile(C by, ActionBuilder described, Place place, Action next) {
        Recipe<C, ActionBuilder> recipe = byType.get(described.getClass());
        return recipe == null ? null : recipe.compile(by, described, place, next);
    }
}
