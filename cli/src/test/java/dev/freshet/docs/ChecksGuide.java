// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.http.SseMessageCheck;

/** What {@code docs/guide/checks.md} shows. */
final class ChecksGuide {

    private ChecksGuide() {}

    static final class Pipeline extends GuideSimulation {
        // snippet: check-pipeline
        SseMessageCheck price = sse.checkMessage("Price")
                .check(jsonPath("$.data[0].price") // where to look
                        .ofDouble() // as what
                        .find() // which one
                        .transform(dollars -> Math.round(dollars * 100)) // made into
                        .gt(0L) // what it must be
                        .name("price of the first stock") // how messages call it
                        .saveAs("cents")); // the attribute that keeps it
        // end

        {
            steps(sse("Connect").get("/stocks/prices").await(60).on(price), dummy("At #{cents}", 1));
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Types extends GuideSimulation {
        // snippet: check-types
        SseMessageCheck types = sse.checkMessage("Types")
                .check(
                        bodyString().saveAs("all"),
                        substring("snapshot"),
                        regex("\"symbol\":\"(\\w+)\",\"price\":([\\d.]+)")
                                .captureGroups(2)
                                .saveAs("symbolAndPrice"),
                        jsonPath("$.data[?(@.symbol == 'ETH')].price")
                                .ofDouble()
                                .gt(0.0),
                        jmesPath("data[?symbol == 'ETH'].price | [0]")
                                .ofDouble()
                                .gt(0.0));
        // end

        {
            steps(
                    sse("Connect").get("/stocks/prices").await(60).on(types),
                    dummy("#{symbolAndPrice(0)} at #{symbolAndPrice(1)}", 1));
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Finding extends GuideSimulation {
        // snippet: check-find
        SseMessageCheck finding = sse.checkMessage("Finding")
                .check(
                        jsonPath("$.data[*].symbol").find(1).is("ETH"),
                        jsonPath("$.data[*].symbol").findAll().saveAs("symbols"),
                        jsonPath("$.data[*].symbol").findRandom().saveAs("one"),
                        jsonPath("$.data[*].symbol").count().is(2),
                        jsonPath("$.error").notExists(),
                        jsonPath("$.coupon").withDefault("none").saveAs("coupon"),
                        jmesPath("data[0].note").optional().saveAs("note"));
        // end

        {
            steps(
                    sse("Connect").get("/stocks/prices").await(60).on(finding),
                    dummy("#{symbols(0)}, #{one}, #{coupon}", 1));
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Expected extends GuideSimulation {
        // snippet: check-expected
        CheckBuilder byValue = jmesPath("event").is("snapshot");
        CheckBuilder byFunction = jmesPath("event").is(session -> session.getString("wanted"));
        CheckBuilder byExpression = jmesPath("event").isEL("#{wanted}");
        CheckBuilder oneOf = jmesPath("event").in("snapshot", "update");
        CheckBuilder custom = jmesPath("id").ofInt().validate("is odd", (id, session) -> {
            if (id == null || id % 2 == 0) {
                throw new IllegalArgumentException("found " + id);
            }
            return id;
        });
        // end

        {
            SseMessageCheck all = sse.checkMessage("All").check(byValue, byFunction, byExpression, oneOf, custom);
            ChainBuilder connect =
                    exec(sse("Connect").get("/stocks/prices").await(60).on(all));
            steps(exec(session -> session.set("wanted", "snapshot")), connect);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }
}
