// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.text.Quantity;

/** Virtual users by scenario. */
final class UsersSection {

    private final RunStats stats;

    UsersSection(RunStats stats) {
        this.stats = stats;
    }

    void writeTo(Html html) {
        Section.open(html, "users", "Virtual users");
        if (stats.users().isEmpty()) {
            Section.nothing(html, "No user started.");
        } else {
            Section.lead(
                    html,
                    "Lag is from when a user should have started to when it did. Much of it means that the load came later than asked"
                            + " for.");
            table().writeTo(html);
        }
        Section.close(html);
    }

    private Table table() {
        Table table = new Table("Virtual users by scenario")
                .textColumn("Scenario")
                .numberColumn("Started", "")
                .numberColumn("Ended", "")
                .numberColumn("Active, peak", "The most users active at once")
                .numberColumn("Lag p50", "")
                .numberColumn("Lag p99", "")
                .numberColumn("Lag max", "");
        if (stats.users().size() > 1) {
            table.totalRow();
            add(table, stats.allUsers());
        }
        stats.users().forEach(users -> add(table.row(), users));
        return table;
    }

    private static void add(Table table, UserStats users) {
        table.text(users.scenario());
        table.figure(Quantity.count(users.started()));
        table.figure(Quantity.count(users.ended()));
        table.figure(Quantity.count(users.activeMax()));
        boolean has = !users.lag().isEmpty();
        table.figure(has ? Quantity.latency(users.lag().percentileNs(50)) : Quantity.NONE);
        table.figure(has ? Quantity.latency(users.lag().percentileNs(99)) : Quantity.NONE);
        table.figure(has ? Quantity.latency(users.lag().maxNs()) : Quantity.NONE);
    }
}
