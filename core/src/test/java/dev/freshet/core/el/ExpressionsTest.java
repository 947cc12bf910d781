// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

    public record Point(int x, List<String> names) {
        public String getLabel() {
            return "point";
        }
    }

    @SuppressWarnings("UnusedVariable") // expressions read it
    public static class Account {
        private final String note = "kept";
        protected final String branch = "inherited";

        public String getOwner() {
            return "ann";
        }

        public boolean isOpen() {
            return true;
        }

        public String isWrong() {
            return "not a boolean";
        }

        public int getBalance() {
            throw new IllegalStateException("overdrawn");
        }

        public static String getStatic() {
            return "static";
        }

        String getHidden() {
            return "hidden";
        }
    }

    @SuppressWarnings("UnusedVariable") // expressions read it
    static final class Savings extends Account {
        static final String SHARED = "of the class";
        private final String rate = "field";
        private final @Nullable String empty = null;

        public String getRate() {
            return "getter";
        }
    }

    private static final Session SESSION = Session.create("s", 1)
            .set("name", "ann")
            .set("n", 5)
            .set("i", 1L)
            .set("text", "2")
            .set("a b-c_d", "odd")
            .set("list", List.of("x", "y", "z"))
            .set("empty", List.of())
            .set("array", new String[] {"p", "q"})
            .set("ints", new int[] {7, 8, 9})
            .set("map", Map.of("k", "v", "list", List.of(List.of(1, 2), List.of(3)), "size", "large"))
            .set("sorted", new TreeMap<>(Map.of(1, "one")))
            .set("point", new Point(3, List.of("u", "v")))
            .set("account", new Account())
            .set("savings", new Savings())
            .set("entry", Map.entry("key", "value"))
            .set("html", "&lt;a&gt; &amp; &eacute;&#33;")
            .set("bytes", "é".getBytes(StandardCharsets.UTF_8))
            .set("nothing", null)
            .set("holder", Collections.singletonMap("none", null));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # text | expression
            plain | plain
            ~~ | ~~
            ann | #{name}
            Hello ann! | Hello #{name}!
            ann5 | #{name}#{n}
            odd | #{a b-c_d}
            x | #{list(0)}
            z | #{list(2)}
            z | #{list(-1)}
            x | #{list(-3)}
            y | #{list(i)}
            z | #{list(text)}
            q | #{array(1)}
            7 | #{ints(0)}
            9 | #{ints(-1)}
            v | #{map.k}
            large | #{map.size}
            2 | #{map.list(0)(1)}
            1 | #{map.list(-1).size()}
            3 | #{point.x}
            v | #{point.names(1)}
            point | #{point.label}
            ann | #{account.owner}
            true | #{account.open}
            kept | #{account.note}
            getter | #{savings.rate}
            inherited | #{savings.branch}
            key=value | #{entry.key}=#{entry.value}
            3 | #{list.size()}
            2 | #{array.size()}
            3 | #{ints.size()}
            3 | #{map.size()}
            true | #{name.exists()}
            false | #{nope.exists()}
            false | #{nothing.exists()}
            true | #{nothing.isUndefined()}
            true | #{holder.none.exists()}
            false | #{holder.none.isUndefined()}
            true | #{map.k.exists()}
            false | #{map.zz.exists()}
            false | #{list(9).exists()}
            false | #{name.isUndefined()}
            true | #{nope.isUndefined()}
            true | #{nope.a.b(0).isUndefined()}
            "ann" | #{name.jsonStringify()}
            5 | #{n.jsonStringify()}
            ["x","y","z"] | #{list.jsonStringify()}
            {"none":null} | #{holder.jsonStringify()}
            null | #{nothing.jsonStringify()}
            {"x":3,"names":["u","v"],"label":"point"} | #{point.jsonStringify()}
            <a> & é! | #{html.htmlUnescape()}
            <é> | <#{bytes}>
            [x, y, z] [7, 8, 9] [p, q] | #{list} #{ints} #{array}
            # backslashes
            ~#{name}~ | \\#{name}
            \\ann | \\\\#{name}
            \\#{name} | \\\\\\#{name}
            \\\\ann | \\\\\\\\#{name}
            a\\b \\n \\{ $\\ | a\\b \\n \\{ $\\
            ~#{ann}~ | \\#{#{name}}
            # what is no placeholder
            # {name} ${name} {name} } | # {name} ${name} {name} }
            ~#5~ | ##{n}
            }5} | }#{n}}
            """)
    void resolvesToText(String text, String expression) {
        assertThat(resolve(expression)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # failure | expression
            No attribute named 'nope' is defined | #{nope}
            No attribute named 'nope' is defined | a #{nope} b
            No attribute named 'nope' is defined | #{nope(0)}
            Seq named 'list' is undefined for index 3 | #{list(3)}
            Seq named 'list' is undefined for index -4 | #{list(-4)}
            Seq named 'list' is undefined for index 5 | #{list(n)}
            Seq named 'map.list(1)' is undefined for index 1 | #{map.list(1)(1)}
            No attribute named 'nope' is defined | #{list(nope)}
            Index 'name' is not an integer | #{list(name)}
            Index 'nothing' is not an integer | #{list(nothing)}
            String named 'name' does not support access by index | #{name(0)}
            null named 'nothing' does not support access by index | #{nothing(0)}
            Map named 'map' does not contain key 'zz' | #{map.zz}
            Map named 'sorted' does not contain key 'zz' | #{sorted.zz}
            String named 'map.k' does not support access by key 'zz' | #{map.k.zz}
            Integer named 'n' does not support access by key 'zz' | #{n.zz}
            null named 'nothing' does not support access by key 'zz' | #{nothing.zz}
            Point named 'point' does not support access by key 'zz' | #{point.zz}
            Account named 'account' does not support access by key 'wrong' | #{account.wrong}
            Account named 'account' does not support access by key 'hidden' | #{account.hidden}
            Account named 'account' does not support access by key 'static' | #{account.static}
            Account named 'account' does not support access by key 'class' | #{account.class}
            'account.balance' crashed: IllegalStateException: overdrawn | #{account.balance}
            Integer named 'n' does not support size() | #{n.size()}
            String named 'name' does not support random() | #{name.random()}
            ImmutableMap named 'map' does not support random() | #{map.random()}
            Seq named 'empty' is empty | #{empty.random()}
            Integer named 'n' does not support htmlUnescape() | #{n.htmlUnescape()}
            null named 'nothing' does not support htmlUnescape() | #{nothing.htmlUnescape()}
            '#{nothing}' is null | #{nothing}
            '#{holder.none}' is null | #{holder.none}
            '<#{nothing}>' contains a null | <#{nothing}>
            '#{name}#{holder.none}' contains a null | #{name}#{holder.none}
            '#{savings.empty}' is null | #{savings.empty}
            Savings named 'savings' does not support access by key 'note' | #{savings.note}
            Savings named 'savings' does not support access by key 'SHARED' | #{savings.SHARED}
            String named 'name' does not support access by key 'hash' | #{name.hash}
            """)
    void failsWithAStableText(String failure, String expression) {
        assertThatThrownBy(() -> resolve(expression))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(failure.replace(
                        "ImmutableMap", Map.of(1, 1, 2, 2).getClass().getSimpleName()))
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # at | error | expression
            3 | an attribute or a function is missing | #{
            3 | an attribute or a function is missing | #{}
            11 | } is missing after name | abc #{name
            4 | } is missing after a | #{a#{b}}
            5 | a key or a function is missing | #{a.}
            3 | an attribute or a function is missing | #{.a}
            4 | an index is missing | #{a()}
            4 | a parenthesis is not closed | #{a(1}
            4 | the index is out of range | #{a(99999999999)}
            4 | } is missing after a | #{a)}
            5 | unknown function foo(): known are size(), random(), exists(), isUndefined(), jsonStringify() and htmlUnescape() | #{a.foo()}
            11 | nothing can follow a.size() | #{a.size().b}
            13 | nothing can follow a.exists() | #{a.exists()(0)}
            3 | randomInt takes () or (min,max): two integers without blanks, for example randomInt(1,10) | #{randomInt(5)}
            3 | randomInt takes () or (min,max): two integers without blanks, for example randomInt(1,10) | #{randomInt(1, 2)}
            3 | randomInt(min,max) needs a min below its max | #{randomInt(2,2)}
            3 | randomInt(min,max): 0,2147483648 is out of range | #{randomInt(0,2147483648)}
            3 | randomLong(min,max) needs a min below its max | #{randomLong(5,1)}
            3 | randomDouble takes (min,max) or (min,max,digits) without blanks, for example randomDouble(0.5,9.5,2) | #{randomDouble(1,2)}
            3 | randomDouble(min,max) needs a min below its max | #{randomDouble(2.0,1.0)}
            3 | no number with so few digits lies between min and max | #{randomDouble(0.1,0.2,0)}
            3 | randomDouble(min,max,digits) takes at most 15 digits | #{randomDouble(0.1,0.2,99)}
            3 | randomDouble(min,max,digits): too many digits for so large a range | #{randomDouble(0.1,99999999.0,15)}
            3 | randomAlphanumeric takes a length above 0 | #{randomAlphanumeric(0)}
            3 | randomAlphanumeric takes a length above 0 | #{randomAlphanumeric(x)}
            3 | randomUuid() takes no arguments | #{randomUuid(1)}
            15 | } is missing after the function randomUuid(...) | #{randomUuid().a}
            3 | currentDate(pattern) needs a pattern, for example currentDate(yyyy-MM-dd) | #{currentDate()}
            3 | 'bogus' is not a date pattern (Unknown pattern letter: b) | #{currentDate(bogus)}
            3 | currentTimeMillis() takes no arguments | #{currentTimeMillis(1)}
            """)
    void refusesWhatIsNotAnExpression(int position, String error, String expression) {
        assertThatThrownBy(() -> Expressions.compile(Dynamic.el(expression)))
                .isInstanceOf(SimulationException.class)
                .hasMessage("Failed to parse expression '" + expression + "' with error: " + error + ", at character "
                        + position);
    }

    @Test
    void showsOnlyTheFaultyPlaceOfALongText() {
        String text = "x".repeat(1_000) + "#{a.}" + "y".repeat(1_000);

        assertThatThrownBy(() -> Expressions.compile(Dynamic.el(text)))
                .hasMessage("Failed to parse expression '..." + "x".repeat(36) + "#{a.}" + "y".repeat(39)
                        + "...' with error: a key or a function is missing, at character 1005");
    }

    @Test
    void takesAnyElementAtRandom() {
        Expression<String> random = Expressions.compile(Dynamic.el("#{list.random()}"));
        Expression<String> deeper = Expressions.compile(Dynamic.el("#{map.list.random()(0)}"));

        for (int i = 0; i < 100; i++) {
            assertThat(random.resolve(SESSION)).isIn("x", "y", "z");
            assertThat(deeper.resolve(SESSION)).isIn("1", "3");
        }
    }

    @Test
    void readsPropertiesOfHiddenClassesThroughWhatTheyImplement() {
        Session session = SESSION.set("list", Collections.unmodifiableList(Arrays.asList(1, 2)))
                .set("path", java.nio.file.Path.of("/tmp/file.txt"));

        assertThat(Expressions.compile(Dynamic.el("#{list.empty}")).resolve(session))
                .isEqualTo("false");
        assertThat(Expressions.compile(Dynamic.el("#{path.fileName}")).resolve(session))
                .isEqualTo("file.txt");
    }

    @Test
    void knowsWhetherItIsConstant() {
        assertThat(Expressions.compile(Dynamic.el("plain")).isConstant()).isTrue();
        assertThat(Expressions.compile(Dynamic.of("plain")).isConstant()).isTrue();
        assertThat(Expressions.compile(Dynamic.el("#{a}")).isConstant()).isFalse();
        assertThat(Expressions.compile(Dynamic.of(session -> "x")).isConstant()).isFalse();
    }

    private static String resolve(String expression) {
        return Expressions.compile(Dynamic.el(expression)).resolve(SESSION);
    }
}
