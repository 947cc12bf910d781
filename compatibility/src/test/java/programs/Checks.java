// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;
import java.util.List;
import java.util.Map;

/** Checks of responses: extract, transform, validate, save. */
public final class Checks {

    private Checks() {}

    private static final String STORE = "{\"s\":\"x\",\"i\":1,\"big\":12345678901,\"d\":1.5,\"b\":true,\"n\":null,"
            + "\"l\":[1,\"2\",null,{\"k\":3}],\"o\":{\"p\":{\"q\":[4,5]}},\"items\":[{\"id\":1,\"t\":\"a\"},{\"id\":2,\"t\":\"b\"},{\"id\":3}]}";

    public static class JsonPathKinds extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.s").exists(),
                    jsonPath("$.i").exists(),
                    jsonPath("$.d").exists(),
                    jsonPath("$.b").exists(),
                    jsonPath("$.l").exists(),
                    jsonPath("$.o").exists(),
                    jsonPath("$.i").ofInt().exists(),
                    jsonPath("$.i").ofLong().exists(),
                    jsonPath("$.big").ofLong().exists(),
                    jsonPath("$.d").ofDouble().exists(),
                    jsonPath("$.i").ofDouble().exists(),
                    jsonPath("$.b").ofBoolean().exists(),
                    jsonPath("$.l").ofList().exists(),
                    jsonPath("$.o").ofMap().exists(),
                    jsonPath("$.l").ofObject().exists(),
                    jsonPath("$.s").ofInt().exists()));
        }
    }

    public static class NumbersThatAreNoInt extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.big").ofInt().exists(),
                    jsonPath("$.d").ofInt().exists()));
        }
    }

    public static class JsonPathOfNull extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.n").exists(),
                    jsonPath("$.n").isNull(),
                    jsonPath("$.n").notNull(),
                    jsonPath("$.n").notExists(),
                    jsonPath("$.n").is("null"),
                    jsonPath("$.n").ofInt().isNull(),
                    jsonPath("$.none").isNull(),
                    jsonPath("$.none").notNull()));
        }
    }

    public static class NullsOfKinds extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.n").ofString().exists(),
                    jsonPath("$.n").ofInt().exists(),
                    jsonPath("$.n").ofInt().isNull(),
                    jsonPath("$.n").ofLong().exists(),
                    jsonPath("$.n").ofDouble().exists(),
                    jsonPath("$.n").ofBoolean().exists(),
                    jsonPath("$.n").ofList().exists(),
                    jsonPath("$.n").ofMap().exists(),
                    jsonPath("$.n").ofObject().exists(),
                    jsonPath("$.l[*]").ofInt().findAll(),
                    jmesPath("n").ofInt().exists()));
        }
    }

    public static class CountOfKinds extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.l[*]").count(),
                    jsonPath("$.l[*]").ofInt().count(),
                    jsonPath("$.l[*]").ofString().count()));
        }
    }

    public static class JsonPathSelectors extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.items[*].id").findAll(),
                    jsonPath("$..id").findAll(),
                    jsonPath("$.items[0].t").find(),
                    jsonPath("$.items[-1].id").ofInt().find(),
                    jsonPath("$.items[0:2].id").findAll(),
                    jsonPath("$.items[?(@.id == 2)].t").find(),
                    jsonPath("$.items[?(@.id > 1)].id").ofInt().findAll(),
                    jsonPath("$.items[?(@.t == 'a' || @.id == 3)].id").findAll(),
                    jsonPath("$.items[?(@.t)].id").findAll(),
                    jsonPath("$.items[?(!@.t)].id").findAll(),
                    jsonPath("$['o']['p'].q[1]").ofInt().find(),
                    jsonPath("$.items[5].id").find(),
                    jsonPath("$.o.*").ofMap().find()));
        }
    }

    public static class JsonPathSlices extends Program {
        {
            one(each(
                    "{\"l\":[0,1,2,3,4,5]}",
                    jsonPath("$.l[1:5:2]").findAll(),
                    jsonPath("$.l[-2:]").findAll(),
                    jsonPath("$.l[:-4]").findAll(),
                    jsonPath("$.l[0,2]").findAll(),
                    jsonPath("$.l[::3]").findAll()));
        }
    }

    public static class JsonPathComparisons extends Program {
        {
            one(each(
                    "{\"l\":[{\"k\":21,\"s\":\"21\"},{\"k\":null},{\"s\":\"b\"}]}",
                    jsonPath("$.l[?(@.k == '21')].s").findAll(),
                    jsonPath("$.l[?(@.k == null)]").findAll(),
                    jsonPath("$.l[?(@.s != 'b')]").count(),
                    jsonPath("$.l[?(@.s < 'a')].s").findAll(),
                    jsonPath("$.l[*]['k','s']").findAll()));
        }
    }

    public static class Multiplicity extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.items[*].id").ofInt().find(1),
                    jsonPath("$.items[*].id").ofInt().find(3),
                    jsonPath("$.items[*].id").ofInt().findAll(),
                    jsonPath("$.none[*]").findAll(),
                    jsonPath("$.items[*].id").count(),
                    jsonPath("$.none[*]").count(),
                    jsonPath("$.items[*].id").ofInt().findRandom(3, true).transform(found -> found.size()),
                    jsonPath("$.items[*].id").ofInt().findRandom(5, true),
                    jsonPath("$.items[*].id").ofInt().findRandom(5).transform(found -> found.size()),
                    jsonPath("$.items[?(@.id == 1)].id").findRandom()));
        }
    }

    public static class JmesPath extends Program {
        {
            one(each(
                    STORE,
                    jmesPath("s").exists(),
                    jmesPath("i").ofInt().exists(),
                    jmesPath("o.p.q[1]").ofInt().exists(),
                    jmesPath("items[*].id").ofList().exists(),
                    jmesPath("items[?id > `1`].t").exists(),
                    jmesPath("items[?id == `2`].t | [0]").exists(),
                    jmesPath("length(items)").ofInt().exists(),
                    jmesPath("o").ofMap().exists(),
                    jmesPath("i").exists(),
                    jmesPath("items[0:2].id").ofList().exists()));
        }
    }

    public static class JmesPathOfNull extends Program {
        {
            one(each(
                    STORE,
                    jmesPath("n").exists(),
                    jmesPath("n").isNull(),
                    jmesPath("n").notExists(),
                    jmesPath("none").exists(),
                    jmesPath("none").notExists(),
                    jmesPath("none").isNull(),
                    jmesPath("none.deeper").notExists()));
        }
    }

    public static class RegexAndSubstring extends Program {
        {
            one(each(
                    "a1b22c333",
                    regex("[0-9]+").exists(),
                    regex("[a-z]([0-9]+)").findAll(),
                    regex("([a-z])([0-9]+)").captureGroups(2).find(1),
                    regex("([a-z])([0-9]+)").captureGroups(2).findAll(),
                    regex("x").notExists(),
                    regex("x").count(),
                    substring("b22").find(),
                    substring("2").findAll(),
                    substring("2").count(),
                    substring("x").notExists(),
                    regex("(x)?a").find(),
                    regex("(x)?(a)").captureGroups(2).find(),
                    bodyString().is("a1b22c333"),
                    bodyLength().is(9)));
        }
    }

    public static class Transformations extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.i").ofInt().transform(i -> i + 1),
                    jsonPath("$.none").ofInt().transform(i -> i + 1).optional(),
                    jsonPath("$.i").transformWithSession((text, session) -> text + session.userId()),
                    jsonPath("$.i").transform(text -> Integer.parseInt("x" + text)),
                    jsonPath("$.none").withDefault("default").exists(),
                    jsonPath("$.none").withDefaultEl("#{none}").exists(),
                    jsonPath("$.i").withDefault("default").exists(),
                    jsonPath("$.items[*].id").findAll().transform(List::size)));
        }
    }

    public static class TransformOfNothing extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.none")
                            .transform(text -> text == null ? "nothing" : text)
                            .exists(),
                    jsonPath("$.none")
                            .transform(text -> text == null ? null : text.trim())
                            .optional(),
                    jsonPath("$.none").transform(String::trim).optional(),
                    jsonPath("$.none").transform(String::trim).notExists(),
                    jsonPath("$.n")
                            .transform(text -> text == null ? "null" : text)
                            .exists(),
                    jsonPath("$.none[*]")
                            .findAll()
                            .transform(all -> all == null ? -1 : all.size())
                            .exists()));
        }
    }

    public static class TransformThatReturnsNull extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.i").transform(text -> (String) null).exists(),
                    jsonPath("$.i").transform(text -> (String) null).isNull(),
                    jsonPath("$.i").transform(text -> (String) null).notExists(),
                    jsonPath("$.i").transform(text -> (String) null).optional(),
                    jsonPath("$.i").transform(text -> (String) null).is("1"),
                    jsonPath("$.i")
                            .transformWithSession((text, session) -> (String) null)
                            .exists(),
                    jsonPath("$.i")
                            .transform(text -> (String) null)
                            .withDefault("default")
                            .exists()));
        }
    }

    public static class Validators extends Program {
        {
            one(
                    set("expected", "x").exec(set("list", List.of("x", "y"))),
                    each(
                            STORE,
                            jsonPath("$.s").is("x"),
                            jsonPath("$.s").is("y"),
                            jsonPath("$.s").isEL("#{expected}"),
                            jsonPath("$.s").isEL("#{missing}"),
                            jsonPath("$.s").is(session -> session.getString("expected")),
                            jsonPath("$.s").not("y"),
                            jsonPath("$.s").not("x"),
                            jsonPath("$.none").not("x"),
                            jsonPath("$.s").in("a", "x"),
                            jsonPath("$.s").in("a", "b"),
                            jsonPath("$.s").in(session -> session.getList("list")),
                            jsonPath("$.s").inEL("#{list}"),
                            jsonPath("$.i").ofInt().lt(2),
                            jsonPath("$.i").ofInt().lt(1),
                            jsonPath("$.i").ofInt().lte(1),
                            jsonPath("$.i").ofInt().gt(0),
                            jsonPath("$.i").ofInt().gte(2),
                            jsonPath("$.none").ofInt().lt(2),
                            jsonPath("$.none").is("x"),
                            jsonPath("$.none").notExists(),
                            jsonPath("$.s").notExists(),
                            jsonPath("$.s").notNull(),
                            jsonPath("$.none").optional()));
        }
    }

    public static class OwnValidators extends Program {
        {
            one(each(
                    STORE,
                    jsonPath("$.i").ofInt().validate("even", (i, session) -> {
                        if (i == null || i % 2 != 0) {
                            throw new IllegalArgumentException("odd");
                        }
                        return i;
                    }),
                    jsonPath("$.i").ofInt().validate("replaced", (i, session) -> i + 100),
                    jsonPath("$.none").ofInt().validate("of nothing", (i, session) -> i == null ? -1 : i)));
        }
    }

    public static class WhatIsSaved extends Program {
        {
            one(
                    set("kept", "before").exec(set("gone", "before")),
                    json("R", STORE)
                            .check(
                                    jsonPath("$.s").saveAs("first"),
                                    jsonPath("$.none").saveAs("failed"),
                                    jsonPath("$.i").saveAs("after the failure"),
                                    jsonPath("$.none").optional().saveAs("kept"),
                                    jsonPath("$.none").notExists().saveAs("gone")),
                    show("first", "failed", "after the failure", "kept", "gone"),
                    at("after"));
        }
    }

    public static class SavedCollectionsMayBeChanged extends Program {
        {
            one(
                    json("R", STORE)
                            .check(
                                    jsonPath("$.o").ofMap().saveAs("map"),
                                    jsonPath("$.l").ofList().saveAs("list"),
                                    jsonPath("$.o").ofObject().saveAs("object"),
                                    jsonPath("$.items[*].id").findAll().saveAs("all")),
                    exec(session -> {
                        Map<String, Object> map = session.getMap("map");
                        map.put("new", 1);
                        return session;
                    }),
                    show("map"),
                    exec(session -> {
                        List<Object> list = session.getList("list");
                        list.add(1);
                        return session;
                    }),
                    show("list"),
                    exec(session -> {
                        Map<String, Object> object = session.getMap("object");
                        object.put("new", 1);
                        return session;
                    }),
                    show("object"));
        }
    }

    public static class Conditional extends Program {
        {
            one(
                    set("yes", true).exec(set("no", false)),
                    json("R", STORE)
                            .check(jsonPath("$.i").saveAs("i"))
                            .checkIf("#{yes}")
                            .then(jsonPath("$.s").saveAs("s"))
                            .checkIf("#{no}")
                            .then(jsonPath("$.none"))
                            .checkIf(session -> session.contains("i"))
                            .then(jsonPath("$.d").saveAs("d"))
                            .checkIf((response, session) -> response.status().code() == 200
                                    && response.body().string().contains("big")
                                    && response.body().length() > 10
                                    && response.request().getName().equals("R"))
                            .then(jsonPath("$.b").saveAs("b")),
                    show("i", "s", "d", "b"),
                    json("S", STORE).checkIf("#{missing}").then(jsonPath("$.i")),
                    at("after"));
        }
    }

    public static class BodiesThatAreNoJson extends Program {
        {
            one(
                    text("text", "<html>").check(jsonPath("$.a").notExists()),
                    at("text"),
                    text("empty", "").check(jsonPath("$.a").notExists()),
                    at("empty"),
                    exec(session -> session.markAsSucceeded()),
                    text("bare", "5").check(jsonPath("$").ofInt().is(5)),
                    at("bare"),
                    text("jmes", "<html>").check(jmesPath("a").notExists()),
                    at("jmes"));
        }
    }

    public static class TextBehindJson extends Program {
        {
            one(text("R", "{\"a\":1} x").check(jsonPath("$.a").ofInt().is(1)), at("after"));
        }
    }

    public static class ExpressionsInPaths extends Program {
        {
            one(
                    set("name", "s"),
                    json("R", STORE)
                            .check(
                                    jsonPath("$.#{name}").is("x"),
                                    jmesPath("#{name}").is("x"),
                                    regex("\"#{name}\":\"(.)\"").is("x")),
                    at("after"),
                    json("S", STORE).check(jsonPath("$.#{missing}").is("x")),
                    at("end"));
        }
    }

    public static class Pages extends Program {
        private static final String PAGE = "<html><body><form action='/f'><input type='hidden' name='t' value='x'>"
                + "<input type='checkbox' name='c' value='on' checked><select name='s'><option value='o1'>1</option>"
                + "<option value='o2' selected>2</option></select></form><a class='l' href='/x'>One</a><a class='l' href='/y'>Two</a></body></html>";

        {
            one(each(
                    PAGE,
                    css("a.l").find(),
                    css("a.l", "href").findAll(),
                    css("a.l").count(),
                    css("a.none").notExists(),
                    css("form").exists(),
                    form("form").exists()));
        }
    }

    public static class InputsWithoutAType extends Program {
        {
            one(each("<form><input name='a' value='1'></form>", form("form").exists()));
        }
    }

    public static class XPath extends Program {
        {
            one(each(
                    "<a><b i='1'>x</b><b>y</b></a>",
                    xpath("/a/b").find(),
                    xpath("/a/b").findAll(),
                    xpath("//b/@i").find(),
                    xpath("count(/a/b)").find(),
                    xpath("2.5 + 1").find(),
                    xpath("1 = 1").find(),
                    xpath("/a/none").notExists()));
        }
    }

    public static class XPathThatGivesAText extends Program {
        {
            one(each("<a><b>x</b></a>", xpath("string(/a/b)").find()));
        }
    }

    public static class Digests extends Program {
        {
            one(each(
                    "abc",
                    md5().exists(),
                    sha1().exists(),
                    bodyBytes().exists(),
                    bodyString().exists()));
        }
    }

    public static class HeadersAndAddress extends Program {
        {
            one(
                    http("R")
                            .get("/answer?header=X-A:one,two&body=x")
                            .check(
                                    header("x-a").saveAs("header"),
                                    headerRegex("X-A", "(\\w+),(\\w+)")
                                            .captureGroups(2)
                                            .saveAs("groups"),
                                    header("none").notExists(),
                                    currentLocationRegex("/answer.*").saveAs("location"),
                                    HttpDsl.status().saveAs("status"),
                                    responseTimeInMillis().lt(10_000)),
                    show("header", "groups", "location", "status"));
        }
    }
}
