// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the places where a text stands; they do not overlap. */
record SubstringFinder(String wanted, RequiredWords words) implements Finder {

    SubstringFinder(String wanted) {
        this(wanted, RequiredWords.ofText(wanted));
    }

    @Override
    public boolean mayFind(Subject subject) {
        return words.mayStandIn(subject);
    }

    @Override
    public Object find(Views views, int occurrence) {
        String text = views.subject().text();
        int at = text.indexOf(wanted);
        for (int i = 0; i < occurrence && at >= 0; i++) {
            at = next(text, at);
        }
        return at < 0 ? Nothing.NOTHING : (Object) at;
    }

    @Override
    public List<@Nullable Object> findAll(Views views) {
        List<@Nullable Object> places = new ArrayList<>();
        if (!mayFind(views.subject())) {
            return places;
        }
        String text = views.subject().text();
        for (int at = text.indexOf(wanted); at >= 0; at = next(text, at)) {
            places.add(at);
        }
        return places;
    }

    /** The next place, also of an empty text, which stands everywhere. */
    private int next(String text, int at) {
        int from = at + Math.max(1, wanted.length());
        return from > text.length() ? -1 : text.indexOf(wanted, from);
    }
}
