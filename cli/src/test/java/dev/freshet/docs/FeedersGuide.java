// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.ScenarioBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What {@code docs/guide/feeders.md} shows. */
final class FeedersGuide {

    private FeedersGuide() {}

    static final class First extends GuideSimulation {
        // snippet: feeder-first
        FeederBuilder<String> accounts = csv("accounts.csv").circular();

        ScenarioBuilder traders = scenario("Traders").exec(feed(accounts), dummy("Login #{account}", 5));
        // end

        {
            steps(feed(accounts), dummy("Login #{account}", 5));
        }
    }

    static final class InMemory extends GuideSimulation {
        // snippet: feeder-memory
        FeederBuilder<Object> symbols = listFeeder(List.of(Map.of("symbol", "BTC"), Map.of("symbol", "ETH")))
                .random();

        Iterator<Map<String, Object>> tickets = Stream.generate(
                        () -> Map.<String, Object>of("ticket", UUID.randomUUID().toString()))
                .iterator();

        ChainBuilder order = exec(feed(symbols), feed(tickets), dummy("Order #{symbol}", 5));
        // end

        {
            steps(order);
        }
    }

    static final class Several extends GuideSimulation {
        // snippet: feeder-several
        FeederBuilder<String> accounts = csv("accounts.csv").circular();

        ChainBuilder pair = exec(feed(accounts, 2), dummy("Transfer from #{account(0)} to #{account(1)}", 5));
        // end

        {
            steps(pair);
        }
    }

    static final class Transformed extends GuideSimulation {
        // snippet: feeder-transform
        FeederBuilder<Object> accounts = csv("accounts.csv")
                .circular()
                .transform((key, value) -> key.equals("symbol") ? List.of(value.split("\\|")) : value);

        int howMany = accounts.recordsCount();
        List<Map<String, Object>> records = accounts.readRecords();
        // end

        {
            steps(feed(accounts), dummy("First of #{symbol.size()}: #{symbol(0)}", 5));
        }
    }
}
