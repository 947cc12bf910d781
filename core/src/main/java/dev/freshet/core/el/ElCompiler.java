// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Dynamic;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Part.Literal;
import dev.freshet.core.time.Clock;
import java.util.List;

/** Compiles expression-language texts. */
final class ElCompiler {

    private final Clock clock;

    ElCompiler(Clock clock) {
        this.clock = clock;
    }

    <T> Expression<T> compile(Dynamic.El<T> el) {
        List<Part> parts = new ElParser(el.text(), new ElFunctions(clock)).parse();
        Conversion<T> conversion = Conversion.to(el.type());
        if (parts.isEmpty()) {
            return constant("", conversion);
        }
        if (parts.size() > 1) {
            return new TextExpression<>(parts.toArray(Part[]::new), el.text(), conversion);
        }
        Part only = parts.get(0);
        return only instanceof Literal literal
                ? constant(literal.text(), conversion)
                : new ValueExpression<>(only, el.text(), conversion);
    }

    private static <T> Expression<T> constant(String text, Conversion<T> conversion) {
        T value = conversion.apply(text);
        if (value == null) {
            throw new SimulationException("'" + text + "' can't be converted to " + conversion.target());
        }
        return new ConstantExpression<>(value);
    }
}
