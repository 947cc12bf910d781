// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final String EVENT = "{\"id\":1,\"event\":\"update\",\"none\":null}";
    private static final Session SESSION = Session.create("s", 1).set("old", "kept");

    private final FakeMessage message = new FakeMessage(EVENT);

    @Test
    void everyCriterionRunsAndTheFirstFailureIsTheError() {
        CheckResult result = check(
                jmesPath("id").saveAs("before"),
                jmesPath("event").is("first").saveAs("failed"),
                jmesPath("event").is("second"),
                jmesPath("event").saveAs("after"));

        assertThat(result.error()).isEqualTo("jmesPath(event).find.is(first), found update");
        assertThat((String) result.session().get("before")).isEqualTo("1");
        assertThat((String) result.session().get("after")).isEqualTo("update");
        assertThat(result.session().contains("failed")).isFalse();
        assertThat(result.session().isFailed())
                .as("failing the session is the caller's business")
                .isFalse();
    }

    @Test
    void aCriterionSeesWhatThoseBeforeItSaved() {
        assertThat(check(jmesPath("event").saveAs("e"), jsonPath("$.event").isEL("#{e}"))
                        .error())
                .isNull();
        assertThat(check(jmesPath("event").saveAs("key"), regex("\"#{key}\"")).error())
                .isNull();
    }

    @Test
    void savesTheFinalValueAndNothingWhenThereIsNone() {
        Session session = check(
                        jmesPath("id").ofInt().transform(id -> id + 1).saveAs("transformed"),
                        regex("[ae]").findAll().saveAs("all"),
                        jsonPath("$.none").saveAs("null"),
                        jmesPath("nope").optional().saveAs("old"),
                        jmesPath("nope").notExists().saveAs("old"),
                        jmesPath("nope").not("x").saveAs("old"),
                        jmesPath("nope").validate("v", (value, s) -> value).saveAs("old"),
                        jmesPath("nope").validate("v", (value, s) -> "replaced").saveAs("custom"))
                .session();

        assertThat((Integer) session.get("transformed")).isEqualTo(2);
        assertThat((List<?>) session.get("all")).isEqualTo(List.of("e", "e", "a", "e", "e"));
        assertThat(session.contains("null")).isTrue();
        assertThat((String) session.get("null")).isNull();
        assertThat((String) session.get("old")).isEqualTo("kept");
        assertThat((String) session.get("custom")).isEqualTo("replaced");
    }

    @Test
    void whatIsSavedIsTheUsersOwnAndMayBeChanged() {
        List<CheckBuilder.Final> checks = List.of(
                jsonPath("$").ofMap().saveAs("map"),
                jsonPath("$.list").ofList().saveAs("list"),
                jsonPath("$.list").ofObject().saveAs("object"),
                jsonPath("$.list[*]").findAll().saveAs("all"),
                regex("(.)(.)").captureGroups(2).saveAs("groups"),
                regex("[ae]").findAll().saveAs("texts"),
                substring("e").findAll().saveAs("places"));
        Check check = Checks.compile(checks, Checks.OF_TEXT);
        FakeMessage event = new FakeMessage("{\"event\":\"update\",\"list\":[1,2]}");

        Session first = check.check(event, SESSION).session();
        first.getMap("map").put("new", 1);
        for (String name : List.of("list", "object", "all", "groups", "texts", "places")) {
            first.getList(name).add("new");
            assertThat(first.getList(name)).as(name).endsWith("new");
        }
        Session second = check.check(event, SESSION).session();

        assertThat(first.getMap("map")).containsKey("new");
        assertThat(second.getMap("map")).doesNotContainKey("new");
        assertThat(second.getList("list")).isEqualTo(List.of(1, 2));
    }

    @Test
    void withoutCriteriaEverythingPasses() {
        assertThat(check()).isEqualTo(new CheckResult(SESSION, null));
        assertThat(Checks.compileMatching(List.of(), Checks.OF_TEXT).matches(message, SESSION))
                .isTrue();
    }

    @Test
    void makesNeitherTextNorTreeWithoutNeed() {
        check(jmesPath("id"), jsonPath("$.event"), jsonPath("$..event"));
        assertThat(message.textsMade).isZero();
        assertThat(message.treesMade).isEqualTo(1);

        FakeMessage other = new FakeMessage(EVENT);
        Checks.compile(List.of(regex("id"), substring("id"), bodyString()), Checks.OF_TEXT)
                .check(other, SESSION);
        assertThat(other.treesMade).isZero();
    }

    @Test
    void allMatchingConditionsMustHold() {
        assertThat(matches(jmesPath("event").is("update"), jmesPath("id"))).isTrue();
        assertThat(matches(jmesPath("event").is("update"), jmesPath("nope"))).isFalse();
        assertThat(matches(regex("#{undefined}")))
                .as("what can't be judged does not match")
                .isFalse();
    }

    @Test
    void matchingConditionsSaveNothing() {
        assertThatThrownBy(() -> matches(jmesPath("id"), jmesPath("event").saveAs("e")))
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "matching(...) only selects messages and saves nothing: move saveAs(\"e\") into check(...)");
    }

    @Test
    void theConditionIsAskedBeforeEachCriterion() {
        List<Object> asked = new ArrayList<>();
        CheckCondition notYet = (subject, session) -> {
            asked.add(subject.text());
            return !session.contains("id");
        };
        Check check = Checks.compileConditional(
                notYet,
                List.of(
                        jmesPath("event").saveAs("e"),
                        jmesPath("id").saveAs("id"),
                        jmesPath("nope").is("never")),
                Checks.OF_TEXT);

        CheckResult result = check.check(message, SESSION);

        assertThat(asked).containsExactly(EVENT, EVENT, EVENT);
        assertThat(result.error()).isNull();
        assertThat(result.session().contains("e")).isTrue();
        assertThat(result.session().contains("id")).isTrue();
    }

    @Test
    void aConditionThatCanNotBeToldFailsTheCheck() {
        Check check = Checks.compileConditional(
                (subject, session) -> {
                    throw new ExpressionException("No attribute named 'c' is defined");
                },
                List.of(jmesPath("id").saveAs("id")),
                Checks.OF_TEXT);

        CheckResult result = check.check(message, SESSION);

        assertThat(result.error()).isEqualTo("checkIf crashed: No attribute named 'c' is defined");
        assertThat(result.session().contains("id")).isFalse();
    }

    @Test
    void joinsChecksToOne() {
        Check all = Checks.all(List.of(
                Checks.compile(List.of(jmesPath("id").saveAs("id")), Checks.OF_TEXT),
                Checks.compile(List.of(jmesPath("id").isEL("#{id}"), jmesPath("a")), Checks.OF_TEXT),
                Checks.compile(List.of(jmesPath("b"), jmesPath("event").saveAs("e")), Checks.OF_TEXT)));

        CheckResult result = all.check(message, SESSION);

        assertThat(result.error()).isEqualTo("jmesPath(a).find.exists, found nothing");
        assertThat(result.session().contains("e")).isTrue();
        assertThat(Checks.all(List.of()).check(message, SESSION).isPassed()).isTrue();
    }

    @Test
    void patternsWithAttributesAreCompiledOncePerText() {
        Check check = Checks.compile(List.of(regex("#{p}").saveAs("found")), Checks.OF_TEXT);
        for (int round = 0; round < 3; round++) {
            for (int user = 0; user < 1_000; user++) {
                String text = "user" + user;
                Session session = check.check(new FakeMessage("<" + text + ">"), SESSION.set("p", text + ">"))
                        .session();

                assertThat((String) session.get("found")).isEqualTo(text + ">");
            }
        }
    }

    private CheckResult check(CheckBuilder... checks) {
        return Checks.compile(List.of(checks), Checks.OF_TEXT).check(message, SESSION);
    }

    private boolean matches(CheckBuilder... conditions) {
        return Checks.compileMatching(List.of(conditions), Checks.OF_TEXT).matches(message, SESSION);
    }
}
