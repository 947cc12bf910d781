// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    private static Map<String, @Nullable Object> asMap(Attributes attributes) {
        Map<String, @Nullable Object> map = new HashMap<>();
        attributes.forEach(map::put);
        return map;
    }

    private static void assertSame(Attributes attributes, Map<String, @Nullable Object> model) {
        assertThat(asMap(attributes)).isEqualTo(model);
        assertThat(attributes.size()).isEqualTo(model.size());
    }

    @ParameterizedTest(name = "up to {0} names")
    @ValueSource(ints = {3, 16, 17, 40, 250, 1200})
    void behavesLikeAMapAndLeavesEarlierVersionsAlone(int names) {
        Random random = new Random(names);
        Map<String, @Nullable Object> model = new HashMap<>();
        Attributes attributes = Attributes.NONE;
        List<Attributes> versions = new ArrayList<>();
        List<Map<String, @Nullable Object>> models = new ArrayList<>();
        for (int i = 0; i < 4 * names; i++) {
            attributes = change(attributes, model, "name" + random.nextInt(names), random);
            if (i % Math.max(1, names / 5) == 0) {
                versions.add(attributes);
                models.add(new HashMap<>(model));
            }
        }

        assertSame(attributes, model);
        for (int i = 0; i < versions.size(); i++) {
            assertSame(versions.get(i), models.get(i));
        }
        for (int i = 0; i < names; i++) {
            assertThat(attributes.get("name" + i)).isEqualTo(model.get("name" + i));
            assertThat(attributes.contains("name" + i)).isEqualTo(model.containsKey("name" + i));
        }
    }

    /** Makes the same random change to both; gives the changed attributes. */
    private static Attributes change(
            Attributes attributes, Map<String, @Nullable Object> model, String name, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> {
                model.remove(name);
                return attributes.without(name);
            }
            case 1 -> {
                Map<String, Object> more = new LinkedHashMap<>();
                for (int i = random.nextInt(30); i > 0; i--) {
                    more.put(name + (i % 7), i);
                }
                model.putAll(more);
                return attributes.withAll(more);
            }
            case 2 -> {
                model.put(name, null);
                return attributes.with(name, null);
            }
            case 3 -> {
                model.keySet().removeIf(key -> key.hashCode() % 17 == 0);
                return attributes.retain(key -> key.hashCode() % 17 != 0);
            }
            default -> {
                Integer value = random.nextInt();
                model.put(name, value);
                return attributes.with(name, value);
            }
        }
    }

    @Test
    void namesOfEqualHashAreToldApart() {
        Attributes attributes = Attributes.NONE;
        for (int i = 0; i < 1000; i++) {
            // Every two-letter block Aa has the hash of BB.
            attributes = attributes.with(
                    Integer.toBinaryString(1024 + i).replace("0", "Aa").replace("1", "BB"), i);
        }

        assertThat(attributes.size()).isEqualTo(1000);
        assertThat(attributes.get("BBAaAaAaAaAaAaAaAaAaAa")).isEqualTo(0);
        assertThat(attributes.get("BBAaAaAaAaAaAaAaAaAaBB")).isEqualTo(1);
    }

    @Test
    void whatChangesNothingGivesTheSame() {
        Attributes attributes = Attributes.NONE.with("a", "x");

        assertThat(attributes.with("a", "x")).isSameAs(attributes);
        assertThat(attributes.without("b")).isSameAs(attributes);
        assertThat(attributes.withAll(Map.of())).isSameAs(attributes);
        assertThat(attributes.retain(name -> false)).isSameAs(Attributes.NONE);
    }

    @Test
    void inWordsItIsSortedByName() {
        assertThat(Attributes.NONE.with("b", 2).with("c", null).with("a", "1")).hasToString("{a=1, b=2, c=null}");
    }
}
