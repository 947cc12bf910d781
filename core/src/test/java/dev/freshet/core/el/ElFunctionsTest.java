// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElFunctionsTest {

    private static final Session SESSION = Session.create("s", 1);
    private static final int MANY = 2_000;

    private final VirtualLoops time = new VirtualLoops(1);

    @Test
    void readsTheClockThatItIsGiven() {
        Expression<Long> now = Expressions.compile(Dynamic.el("#{currentTimeMillis()}", Long.class), time.clock());

        assertThat(now.resolve(SESSION)).isEqualTo(1_700_000_000_000L);
        time.advance(Duration.ofMillis(1_500));
        assertThat(now.resolve(SESSION)).isEqualTo(1_700_000_001_500L);
    }

    @Test
    void readsTheSystemClockOtherwise() {
        Expression<Long> now = Expressions.compile(Dynamic.el("#{currentTimeMillis()}", Long.class));

        assertThat(Instant.ofEpochMilli(now.resolve(SESSION)))
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
    }

    @Test
    void formatsTheDateInTheSystemZone() {
        Expression<String> date =
                Expressions.compile(Dynamic.el("at #{currentDate(yyyy-MM-dd'T'HH:mm:ss.SSS EEE VV)}"), time.clock());
        Instant now = Instant.ofEpochMilli(1_700_000_000_123L);
        time.advance(Duration.ofMillis(123));

        assertThat(date.resolve(SESSION))
                .startsWith("at " + now.atZone(ZoneId.systemDefault()).toLocalDateTime() + " ")
                .endsWith(" " + ZoneId.systemDefault().getId())
                .containsPattern(" (Tue|Wed) ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#{randomUuid()}", "#{randomSecureUuid()}"})
    void makesUuidsOfVersion4(String expression) {
        Expression<String> uuid = Expressions.compile(Dynamic.el(expression));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            String text = uuid.resolve(SESSION);
            UUID parsed = UUID.fromString(text);

            assertThat(parsed).hasToString(text);
            assertThat(parsed.version()).isEqualTo(4);
            assertThat(parsed.variant()).isEqualTo(2);
            assertThat(seen.add(text)).isTrue();
        }
    }

    @Test
    void makesIntegersFromMinToBelowMax() {
        Set<Object> seen = values("#{randomInt(-2,3)}", Integer.class);

        assertThat(seen).containsExactlyInAnyOrder(-2, -1, 0, 1, 2);
        assertThat(values("#{randomInt()}", Integer.class)).hasSizeGreaterThan(MANY / 2);
    }

    @Test
    void makesLongsFromMinToBelowMax() {
        Set<Object> seen = values("#{randomLong(9223372036854775805,9223372036854775807)}", Long.class);

        assertThat(seen).containsExactlyInAnyOrder(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1);
        assertThat(values("#{randomLong()}", Long.class)).hasSizeGreaterThan(MANY / 2);
    }

    @Test
    void makesDoublesFromMinToBelowMax() {
        assertThat(values("#{randomDouble(-1.5,1.5)}", Double.class))
                .hasSizeGreaterThan(MANY / 2)
                .allSatisfy(value -> assertThat((Double) value).isBetween(-1.5, 1.5));
    }

    @Test
    void makesDoublesWithSoManyDigits() {
        assertThat(values("#{randomDouble(-0.25,0.25,1)}", Double.class))
                .containsExactlyInAnyOrder(-0.2, -0.1, 0.0, 0.1, 0.2);
        assertThat(values("#{randomDouble(0.0,0.3,1)}", Double.class)).containsExactlyInAnyOrder(0.0, 0.1, 0.2);
        assertThat(values("#{randomDouble(0.5,3.5,0)}", Double.class)).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    }

    @Test
    void makesAlphanumericTexts() {
        Set<Object> texts = values("#{randomAlphanumeric(12)}", String.class);

        assertThat(texts)
                .hasSize(MANY)
                .allSatisfy(text -> assertThat((String) text).matches("[A-Za-z0-9]{12}"));
        assertThat(String.join("", texts.stream().map(String::valueOf).toList())
                        .chars()
                        .distinct()
                        .count())
                .isEqualTo(62);
    }

    private static Set<Object> values(String expression, Class<?> type) {
        Expression<?> compiled = Expressions.compile(Dynamic.el(expression, type));
        Set<Object> values = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            values.add(compiled.resolve(SESSION));
        }
        return values;
    }
}
