// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreDslTest {

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getGenericParameterTypes())
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The step that a method gives or leads to, without its type argument. */
    private static String result(Method method) {
        return method.getReturnType().getName();
    }

    @Test
    void everyMethodOfChainsHasAStaticTwinThatLeadsToTheSame() {
        Set<String> ofChains = new TreeSet<>();
        for (Method method : StructureBuilder.class.getMethods()) {
            if (method.getDeclaringClass() != Object.class
                    && !method.getName().equals("steps")
                    && !method.isSynthetic()) {
                ofChains.add(signature(method) + " " + result(method).replace("StructureBuilder", "ChainBuilder"));
            }
        }
        Set<String> ofTheLanguage = Arrays.stream(CoreDsl.class.getMethods())
                .map(method -> signature(method) + " " + result(method))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ofChains).hasSizeGreaterThan(190);
        assertThat(ofTheLanguage).containsAll(ofChains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\tb"})
    void aScenariosNameIsNeitherBlankNorHasItATab(String name) {
        assertThatThrownBy(() -> CoreDsl.scenario(name))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    @SuppressWarnings("NullAway") // a forward reference to a static field gives null
    void aNullExecutableIsExplained() {
        ChainBuilder fine = CoreDsl.pause(1);
        ChainBuilder missing = null;

        for (Runnable mistake : List.<Runnable>of(
                () -> CoreDsl.exec(fine, missing),
                () -> CoreDsl.exec(Arrays.asList(fine, missing)),
                () -> CoreDsl.repeat(1).on(fine, missing),
                () -> CoreDsl.doIf("#{a}").then(fine, missing),
                () -> CoreDsl.uniformRandomSwitch().on(fine, missing),
                () -> CoreDsl.onCase(1).then(fine, missing))) {
            assertThatThrownBy(mistake::run)
                    .isInstanceOf(SimulationException.class)
                    .hasMessage("The executable at position 2 is null. "
                            + "If it is a field, declare it above the place that uses it.");
        }
    }

    @Test
    void anExecutableOfAnotherMakingIsRefused() {
        assertThatThrownBy(() -> CoreDsl.exec(new dev.freshet.core.exec.Executable() {}))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("give a chain or an action");
    }

    @Test
    void aListThatIsChangedLaterDoesNotChangeTheChain() {
        List<Object> items = new java.util.ArrayList<>(List.of(1));
        Step step = CoreDsl.foreach(items, "x").on(CoreDsl.pause(1)).steps().get(0);
        items.add(2);

        assertThat(((Step.ForEach) step).items()).isEqualTo(Dynamic.of(List.of(1)));
    }
}
