// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.VirtualLoops;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UserListTest {

    private final VirtualLoops loops = new VirtualLoops(1);
    private final UserList users = new UserList();

    @Test
    void tellsWhoIsThereLikeASetThatKeepsTheOrder() {
        Random random = new Random(1);
        List<VirtualUser> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(user(i));
        }
        Set<VirtualUser> expected = new LinkedHashSet<>();
        for (int i = 0; i < 10_000; i++) {
            VirtualUser user = all.get(random.nextInt(all.size()));
            if (!expected.remove(user)) {
                expected.add(user);
                users.add(user);
            } else {
                users.remove(user);
            }
            assertThat(users.size()).isEqualTo(expected.size());
            assertThat(users.first())
                    .isSameAs(expected.isEmpty() ? null : expected.iterator().next());
        }

        List<VirtualUser> left = new ArrayList<>();
        for (VirtualUser user = users.first(); user != null; user = users.first()) {
            left.add(user);
            users.remove(user);
        }
        assertThat(left).isNotEmpty().containsExactlyElementsOf(expected);
    }

    @Test
    void whoHasLeftHoldsNobody() {
        VirtualUser one = user(1);
        VirtualUser two = user(2);
        VirtualUser three = user(3);
        users.add(one);
        users.add(two);
        users.add(three);

        users.remove(two);
        users.remove(two);

        assertThat(two.before).isNull();
        assertThat(two.after).isNull();
        assertThat(one.after).isSameAs(three);
        assertThat(three.before).isSameAs(one);
        assertThat(users.size()).isEqualTo(2);
    }

    @Test
    void nobodyIsThereTwice() {
        VirtualUser user = user(7);
        users.add(user);

        assertThatThrownBy(() -> users.add(user))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("user 7 is in a list already");
    }

    private VirtualUser user(long id) {
        return new VirtualUser(id, loops.loop(), new LoopStats(), 0, who -> {});
    }
}
