// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;

import dev.freshet.compatibility.Trace;
import io.gatling.javaapi.core.*;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Sessions, expressions, feeders. */
public final class Sessions {

    private Sessions() {}

    public record Point(int x, String label) {}

    public static class Bean {
        private final String secret = "field";
        public final int open = 7;

        public String getName() {
            return "getter";
        }

        public boolean isReady() {
            return true;
        }
    }

    public static class Heir extends Bean {
        private static final String SHARED = "static";
        protected final String own = "own";
        private final String nothing = null;
        private final int name = 5;
    }

    private static void note(String name, Supplier<Object> value) {
        String text;
        try {
            text = Trace.text(value.get());
        } catch (RuntimeException e) {
            text = e.getClass().getSimpleName();
        }
        Trace.add(name + " -> " + text);
    }

    public static class Getters extends Program {
        {
            Map<String, Object> all = new HashMap<>();
            all.put("int", 5);
            all.put("long", 6L);
            all.put("double", 1.5);
            all.put("yes", "true");
            all.put("null", null);
            all.put("list", List.of(1));
            one(exec(session -> session.setAll(all)), exec(session -> {
                for (String name : List.of("int", "long", "double", "yes", "null", "list", "missing")) {
                    note(name + " as text", () -> session.getString(name));
                    note(name + " as int", () -> session.getInt(name));
                    note(name + " as long", () -> session.getLong(name));
                    note(name + " as double", () -> session.getDouble(name));
                    note(name + " as boolean", () -> session.getBoolean(name));
                    note(name + " as Integer", () -> session.getIntegerWrapper(name));
                    note(name + " as Long", () -> session.getLongWrapper(name));
                    note(name + " as Double", () -> session.getDoubleWrapper(name));
                    note(name + " as Boolean", () -> session.getBooleanWrapper(name));
                    note(name + " as list", () -> session.getList(name));
                    note(name + " as set", () -> session.getSet(name));
                    note(name + " as map", () -> session.getMap(name));
                }
                return session;
            }));
        }
    }

    public static class TextsAsNumbers extends Program {
        {
            one(set("text", "7").exec(set("word", "x")), exec(session -> {
                note("int", () -> session.getInt("text"));
                note("long", () -> session.getLong("text"));
                note("double", () -> session.getDouble("text"));
                note("Integer", () -> session.getIntegerWrapper("text"));
                note("a word", () -> session.getInt("word"));
                return session;
            }));
        }
    }

    public static class TextsThatAreNoBoolean extends Program {
        {
            one(set("text", "7"), exec(session -> {
                note("boolean", () -> session.getBoolean("text"));
                note("Boolean", () -> session.getBooleanWrapper("text"));
                return session;
            }));
        }
    }

    public static class Changes extends Program {
        {
            one(
                    exec(session -> session.setAll(Map.of("a", 1, "b", 2, "c", 3))
                            .remove("a")
                            .removeAll("b", "none")),
                    show("a", "b", "c"),
                    exec(session -> {
                        session.set("forgotten", 1);
                        return session;
                    }),
                    show("forgotten"),
                    exec(session -> {
                        Trace.value("scenario", session.scenario());
                        Trace.value("user", session.userId());
                        return session.reset();
                    }),
                    show("c"));
        }
    }

    public static class Access extends Program {
        {
            one(
                    exec(session -> session.set("text", "t")
                            .set("n", 3)
                            .set("list", List.of("a", "b", "c"))
                            .set("array", new int[] {4, 5})
                            .set("map", Map.of("k", "v", "inner", Map.of("l", List.of(8, 9))))
                            .set("one", 1)
                            .set("empty", "")),
                    el(
                            "#{text}",
                            "a#{text}b#{n}",
                            "#{list(0)}#{list(-1)}#{list(one)}",
                            "#{list(3)}",
                            "#{list(-4)}",
                            "#{array(1)}",
                            "#{map.k}",
                            "#{map.inner.l(1)}",
                            "#{map.none}",
                            "#{text.none}",
                            "#{text(0)}",
                            "#{list.size()}#{map.size()}#{array.size()}",
                            "#{text.size()}",
                            "#{missing}",
                            "#{missing.k}",
                            "#{missing(0)}",
                            "#{missing.size()}",
                            "[#{empty}]",
                            "\\#{text}",
                            "#text}{$ ${text}"));
        }
    }

    public static class Existence extends Program {
        {
            one(
                    exec(session ->
                            session.set("there", 1).set("map", Map.of("k", 1)).set("list", List.of(1))),
                    el(
                            "#{there.exists()}",
                            "#{missing.exists()}",
                            "#{there.isUndefined()}",
                            "#{missing.isUndefined()}",
                            "#{map.k.exists()}",
                            "#{map.none.exists()}",
                            "#{list(0).exists()}",
                            "#{list(5).exists()}",
                            "#{map.none.isUndefined()}"));
        }
    }

    public static class ExistenceOfNull extends Program {
        {
            one(
                    exec(session -> session.set("null", null)),
                    el("#{null.exists()}", "#{null.isUndefined()}"),
                    show("null"));
        }
    }

    public static class NullInText extends Program {
        {
            one(exec(session -> session.set("null", null)), el("#{null}", "[#{null}]"));
        }
    }

    public static class NullsWithin extends Program {
        {
            Map<String, Object> map = new HashMap<>();
            map.put("k", null);
            one(
                    exec(session -> session.set("null", null).set("map", map).set("list", Arrays.asList(null, 1))),
                    el(
                            "#{map.k}",
                            "[#{map.k}]",
                            "#{map.k.exists()}",
                            "#{map.k.isUndefined()}",
                            "#{list(0)}",
                            "[#{list(0)}]",
                            "#{list(0).exists()}",
                            "#{map.k.jsonStringify()}",
                            "#{null.jsonStringify()}",
                            "#{null.k}",
                            "#{null.k.exists()}",
                            "#{null.size()}"),
                    doIf("#{null}").then(at("never")),
                    doIfEquals("#{null}", "null").then(at("never")),
                    at("after"));
        }
    }

    public static class Objects extends Program {
        {
            one(
                    exec(session -> session.set("bean", new Bean()).set("point", new Point(1, "p"))),
                    el("#{bean.name}", "#{bean.ready}", "#{point.x}", "#{point.label}"));
        }
    }

    public static class FieldsOfObjects extends Program {
        {
            one(exec(session -> session.set("bean", new Bean())), el("#{bean.secret}", "#{bean.open}", "#{bean.none}"));
        }
    }

    public static class GettersOfTheJdk extends Program {
        {
            one(
                    exec(session ->
                            session.set("date", LocalDate.of(2026, 5, 4)).set("text", "t")),
                    el("#{date.year}", "#{text.empty}"));
        }
    }

    public static class FieldsOfHeirs extends Program {
        {
            one(
                    exec(session -> session.set("heir", new Heir()).set("text", "t")),
                    el(
                            "#{heir.own}",
                            "#{heir.name}",
                            "#{heir.secret}",
                            "#{heir.open}",
                            "#{heir.SHARED}",
                            "#{heir.nothing}",
                            "#{heir.nothing.exists()}",
                            "#{heir.class}",
                            "#{text.value}"));
        }
    }

    public static class Functions extends Program {
        {
            Map<String, Object> mixed = new HashMap<>();
            mixed.put("k", null);
            one(
                    exec(session -> session.set("text", "a\"b")
                            .set("map", Map.of("k", List.of(1, "x")))
                            .set("mixed", mixed)
                            .set("html", "&lt;&amp;&eacute;&#39;")
                            .set("single", List.of("only"))
                            .set("n", 1.0)),
                    el(
                            "#{text.jsonStringify()}",
                            "#{map.jsonStringify()}",
                            "#{mixed.jsonStringify()}",
                            "#{n.jsonStringify()}",
                            "#{html.htmlUnescape()}",
                            "#{single.random()}",
                            "#{randomInt(5,6)}",
                            "#{randomLong(5,6)}",
                            "#{missing.jsonStringify()}"),
                    exec(session -> session));
        }
    }

    public static class TypesOfAttributes extends Program {
        {
            one(
                    set("n", 2).exec(set("yes", true)),
                    doIfEquals("#{n}", 2).then(at("a number stays a number")),
                    doIfEquals("#{n} ", "2 ").then(at("mixed is a text")),
                    doIf("#{yes}").then(at("yes")),
                    doIf("#{n}").then(at("never")),
                    at("after"));
        }
    }

    // ---- feeders -------------------------------------------------------------------------------------------------

    private static FeederBuilder<Object> three() {
        return listFeeder(List.of(Map.of("k", 1), Map.of("k", 2), Map.of("k", 3)));
    }

    public static class Queue extends Program {
        {
            one(feed(three()), show("k"), feed(three().circular()), show("k"), feed(three(), 2), show("k"));
        }
    }

    public static class SharedFeeder extends Program {
        {
            FeederBuilder<Object> shared = three();
            one(feed(shared), show("k"), feed(shared), show("k"), feed(shared), show("k"));
        }
    }

    public static class EmptyFeeder extends Program {
        {
            FeederBuilder<Object> shared = three().queue();
            one(repeat(4).on(feed(shared), show("k")), at("never"));
        }
    }

    public static class CircularFeeder extends Program {
        {
            FeederBuilder<Object> shared = three().circular();
            one(repeat(5).on(feed(shared), show("k")), feed(shared, 4), show("k"));
        }
    }

    public static class NumberOfRecords extends Program {
        {
            FeederBuilder<Object> shared = three().circular();
            one(
                    set("n", 2),
                    feed(shared, "#{n}"),
                    show("k"),
                    feed(shared, session -> 1),
                    show("k"),
                    feed(shared, "#{missing}"),
                    at("after"));
        }
    }

    public static class IteratorFeeder extends Program {
        {
            one(
                    feed(List.of(Map.<String, Object>of("k", 1), Map.<String, Object>of("k", 2, "l", "x"))
                            .iterator()),
                    show("k", "l"),
                    feed(() -> List.of(Map.<String, Object>of("k", "supplied")).iterator()),
                    show("k"));
        }
    }

    public static class TransformedFeeder extends Program {
        {
            one(
                    feed(three().transform((key, value) -> key + value)),
                    show("k"),
                    feed(csv("people.csv")
                            .transform((key, value) -> key.equals("age") ? Integer.valueOf(value) : value)),
                    show("name", "age"));
        }
    }

    public static class CsvFeeder extends Program {
        {
            FeederBuilder<String> people = csv("people.csv").circular();
            Trace.value("records", csv("people.csv").readRecords());
            one(repeat(4).on(feed(people), show("name", "age", "note")));
        }
    }

    public static class OtherFiles extends Program {
        {
            one(
                    feed(tsv("people.tsv")),
                    show("name", "age"),
                    feed(ssv("people.ssv")),
                    show("name", "age"),
                    feed(separatedValues("people.pipes", '|')),
                    show("name", "age"),
                    repeat(2).on(feed(jsonFile("people.json").circular()), show("name", "age", "none")));
        }
    }

    public static class NestedJsonRecords extends Program {
        {
            one(feed(jsonFile("people.json")), show("tags"), exec(session -> {
                Trace.value("as a list", session.getList("tags"));
                return session;
            }));
        }
    }

    public static class CountOfRecordsOverLines extends Program {
        {
            Trace.value("count of one line each", csv("plain.csv").recordsCount());
            Trace.value("count", csv("people.csv").recordsCount());
            one(at("after"));
        }
    }

    public static class CsvWithBlanks extends Program {
        {
            FeederBuilder<String> rows = csv("blanks.csv").circular();
            one(repeat(3).on(feed(rows), show("a", "b")));
        }
    }

    public static class CsvRowsOfOtherLengths extends Program {
        {
            FeederBuilder<String> rows = csv("lengths.csv").circular();
            one(repeat(2).on(exec(session -> session.reset()), feed(rows), show("a", "b", "c")));
        }
    }

    public static class CsvWithQuotesInValues extends Program {
        {
            FeederBuilder<String> rows = csv("quotes.csv").circular();
            one(repeat(2).on(feed(rows), show("a", "b")));
        }
    }

    public static class CsvWithTextBehindAQuote extends Program {
        {
            one(feed(csv("behind.csv")), show("a", "b"));
        }
    }

    public static class RandomFeeders extends Program {
        {
            FeederBuilder<Object> shuffled = three().shuffle();
            one(
                    feed(listFeeder(List.of(Map.<String, Object>of("k", "only")))
                            .random()),
                    show("k"),
                    feed(shuffled, 3),
                    exec(session -> session.set(
                            "sum",
                            session.<Integer>getList("k").stream()
                                    .mapToInt(k -> k)
                                    .sum())),
                    show("sum"));
        }
    }

    public static class CollectionsMayBeChanged extends Program {
        {
            one(
                    feed(three(), 2),
                            exec(session -> {
                                List<Object> mine = session.getList("k");
                                mine.add(9);
                                return session;
                            }),
                    show("k"), at("after"));
        }
    }
}
