// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Source;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.el.ResolvedCache;
import java.util.ArrayList;
import java.util.List;

/** A search whose criteria differ from user to user; compiled once for each text that they resolve to. */
final class SearchExpression implements Expression<Search> {

    /** Constants are the same for any session. */
    private static final Session ANY = Session.create("set-up", 0);

    private final List<Expression<String>> criteria;
    private final ResolvedCache<List<String>, Search> searches;

    private SearchExpression(Source source, List<Expression<String>> criteria) {
        this.criteria = criteria;
        this.searches = new ResolvedCache<>(resolved -> Search.compile(source, resolved));
    }

    /**
     * The search of a source, compiled at once where its criteria are constant.
     *
     * @throws SimulationException when a constant criterion does not compile
     */
    static Expression<Search> compile(Source source) {
        List<Expression<String>> criteria = new ArrayList<>();
        for (Dynamic<String> criterion : source.criteria()) {
            criteria.add(Expressions.compile(criterion));
        }
        return criteria.stream().allMatch(Expression::isConstant)
                ? Expressions.compile(Dynamic.of(Search.compile(source, resolve(criteria, ANY))))
                : new SearchExpression(source, criteria);
    }

    @Override
    public Search resolve(Session session) {
        try {
            return searches.get(resolve(criteria, session));
        } catch (SimulationException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> resolve(List<Expression<String>> criteria, Session session) {
        List<String> resolved = new ArrayList<>(criteria.size());
        for (Expression<String> criterion : criteria) {
            resolved.add(criterion.resolve(session));
        }
        return resolved;
    }
}
