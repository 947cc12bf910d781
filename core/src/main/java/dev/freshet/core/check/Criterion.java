// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec;
import dev.freshet.core.CheckSpec.Change;
import dev.freshet.core.CheckSpec.Multiplicity;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import dev.freshet.core.failure.Crash;
import dev.freshet.core.failure.Sickness;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Spot;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One compiled check: search, take, change, judge, save. Shared by all users; holds no state but compiled searches. */
final class Criterion {

    private static final Logger LOG = LoggerFactory.getLogger(Criterion.class);

    private final CheckSpec spec;
    private final Expression<Search> search;
    private final Taking taking;
    private final boolean takesOne;
    private final Changing[] steps;
    private final Verdict verdict;

    /** What is done to a value before it is judged. */
    private interface Changing {
        @Nullable
        Object apply(@Nullable Object value, Session session);
    }

    Criterion(CheckSpec spec) {
        this.spec = spec;
        this.search = SearchExpression.compile(spec.source());
        this.taking = Taking.of(spec.extraction());
        this.takesOne = spec.extraction().multiplicity() == Multiplicity.FIND;
        this.steps = spec.changes().stream().map(Criterion::step).toArray(Changing[]::new);
        this.verdict = Verdict.of(spec);
    }

    /** Whether the subject passes. What can't be judged does not pass. */
    boolean matches(Subject subject, Session session) {
        try {
            return !(judge(subject, null, session, false, false) instanceof Verdict.Refusal);
        } catch (Throwable e) {
            Sickness.rethrow(e);
            if (LOG.isDebugEnabled()) {
                LOG.debug("No match: {}", describe(e, session));
            }
            return false;
        }
    }

    /** The value that the check keeps; null when the subject fails, can't be judged, or has nothing. */
    @Nullable
    Object read(Views views, Session session) {
        try {
            Object kept = judge(views.subject(), views, session, false, true);
            return kept instanceof Verdict.Refusal || kept == Nothing.NOTHING ? null : kept;
        } catch (Throwable e) {
            Sickness.rethrow(e);
            return null;
        }
    }

    /** The verdict, in words when the subject fails, and the session with what is saved when it passes. */
    CheckResult check(Views views, Session session) {
        try {
            Object kept = judge(views.subject(), views, session, true, spec.saveAs() != null);
            return kept instanceof Verdict.Refusal refusal
                    ? new CheckResult(session, label(session) + ", " + refusal.reason())
                    : new CheckResult(save(kept, session), null);
        } catch (Throwable e) {
            Sickness.rethrow(e);
            return new CheckResult(session, describe(e, session));
        }
    }

    /** {@code isKept} tells whether somebody wants what the check keeps; else any value that is no refusal will do. Views are made when they are needed, if there are none. */
    private @Nullable Object judge(
            Subject subject, @Nullable Views views, Session session, boolean isExplained, boolean isKept) {
        Finder finder = search.resolve(session).finder();
        ByteFinder inBytes = takesOne && finder instanceof ByteFinder finds ? finds : null;
        Spot spot = inBytes == null ? null : locate(inBytes, subject);
        if (inBytes != null && spot != null && steps.length == 0) {
            return verdict.judge(inBytes, spot, session, isExplained, isKept);
        }
        Object value;
        if (inBytes != null && spot != null) {
            value = inBytes.value(spot);
        } else if (takesOne && !finder.mayFind(subject)) {
            value = Nothing.NOTHING;
        } else {
            value = taking.take(finder, views == null ? new Views(subject) : views);
        }
        for (Changing step : steps) {
            value = step.apply(value, session);
        }
        return verdict.judge(value, session, isExplained);
    }

    private @Nullable Spot locate(ByteFinder finder, Subject subject) {
        EventBytes bytes = subject.eventBytes();
        return bytes == null ? null : finder.locate(bytes, spec.extraction().number());
    }

    private Session save(@Nullable Object value, Session session) {
        String key = spec.saveAs();
        return key == null || value == Nothing.NOTHING ? session : session.set(key, value);
    }

    private static Changing step(Change change) {
        if (change instanceof Change.Transform transform) {
            return (value, session) ->
                    value == Nothing.NOTHING ? value : Nothing.ifNull(transform(transform.function(), value, session));
        }
        Expression<?> otherwise = Expressions.compile(((Change.Default) change).value());
        return (value, session) -> value == Nothing.NOTHING ? otherwise.resolve(session) : value;
    }

    @SuppressWarnings("NullAway") // the function says itself that it takes null
    private static @Nullable Object transform(
            BiFunction<@Nullable Object, Session, @Nullable Object> function, @Nullable Object value, Session session) {
        try {
            return AuthorCode.apply(function, value, session);
        } catch (AuthorFailure e) {
            throw new CheckCrash("transform", e.reason());
        }
    }

    private String describe(Throwable thrown, Session session) {
        if (thrown instanceof CheckCrash) {
            return label(session) + " " + thrown.getMessage();
        }
        return thrown instanceof ExpressionException
                ? label(session) + " resolution crashed: " + thrown.getMessage()
                : label(session) + " extraction crashed: " + Crash.reason(thrown);
    }

    private String label(Session session) {
        return spec.name() != null
                ? spec.name()
                : searchLabel(session) + "." + Taking.label(spec.extraction()) + "." + verdict.label(session);
    }

    private String searchLabel(Session session) {
        try {
            return search.resolve(session).label();
        } catch (ExpressionException e) {
            List<String> criteria =
                    spec.source().criteria().stream().map(Criterion::unresolved).toList();
            return Search.label(spec.source(), criteria);
        }
    }

    /** What a value that could not be resolved is called in messages. */
    static String unresolved(Dynamic<?> dynamic) {
        if (dynamic instanceof Dynamic.El<?> el) {
            return el.text();
        }
        return dynamic instanceof Dynamic.Constant<?> constant ? String.valueOf(constant.value()) : "<function>";
    }
}
