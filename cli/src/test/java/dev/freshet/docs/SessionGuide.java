// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code docs/guide/session.md} shows. */
final class SessionGuide {

    private SessionGuide() {}

    static final class Use extends GuideSimulation {
        // snippet: session-use
        ChainBuilder remember = exec(session -> {
            int visits = session.contains("visits") ? session.getInt("visits") : 0;
            return session.set("visits", visits + 1); // a new session: give it back
        });

        ChainBuilder use = exec(dummy("Visit #{visits}", 1));
        // end

        {
            steps(repeat(2).on(remember, use));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Values extends GuideSimulation {
        // snippet: session-record
        ChainBuilder cart = exec(session -> session.set("cart", List.of("apple", "pear")))
                .exec(session ->
                        session.record("cart size", session.getList("cart").size(), "items"));
        // end

        {
            steps(cart, dummy("Pay", 1));
        }

        @Override
        int succeedingPerUser() {
            return 1;
        }
    }

    static final class Expressions extends GuideSimulation {
        // snippet: session-el
        ChainBuilder expressions = exec(
                exec(session -> session.setAll(Map.of(
                        "symbols",
                        List.of("BTC", "ETH"),
                        "account",
                        Map.of("name", "alice", "limits", List.of(10, 20)),
                        "index",
                        1))),
                dummy("#{account.name} trades #{symbols(index)} up to #{account.limits(-1)}", 1),
                dummy("#{symbols.size()} symbols, for example #{symbols.random()}", 1),
                doIf("#{coupon.exists()}").then(dummy("With coupon", 1)),
                dummy("A literal \\#{name}", 1));
        // end

        {
            steps(expressions, doIfEquals("#{account.limits(-1)}", 20).then(dummy("Typed", 1)));
        }

        @Override
        int succeedingPerUser() {
            return 4;
        }
    }

    static final class Mistake extends GuideSimulation {
        // snippet: session-missing
        ChainBuilder missing = exec(dummy("Hello #{name}", 1), dummy("Next", 1));
        // end

        {
            steps(missing);
        }

        @Override
        Set<String> errors() {
            return Set.of("scenario 'Mistake', step 1, dummy: No attribute named 'name' is defined");
        }
    }
}
