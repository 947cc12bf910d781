// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection.KeyVal;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** Finds elements of an HTML document by selector, and takes something of each. */
final class CssFinder implements Finder.Many {

    private final Evaluator selector;
    private final Reading reading;

    /** What is taken of an element; {@link Nothing#NOTHING} passes it over. */
    interface Reading {
        Object of(Element element);
    }

    private CssFinder(Evaluator selector, Reading reading) {
        this.selector = selector;
        this.reading = reading;
    }

    /**
     * Compiles a selector.
     *
     * @throws SimulationException when it does not compile
     */
    static CssFinder compile(String selector, Reading reading) {
        try {
            return new CssFinder(QueryParser.parse(selector), reading);
        } catch (SelectorParseException | IllegalArgumentException e) {
            throw new SimulationException("CSS selector '" + selector + "' does not compile: " + e.getMessage());
        }
    }

    /** Takes the text of the element. */
    static Object text(Element element) {
        return element.wholeText();
    }

    /** Takes that attribute, of elements that have it. */
    static Reading attribute(String name) {
        return element -> element.hasAttr(name) ? element.attr(name) : Nothing.NOTHING;
    }

    /** Takes the element, as the JDK's kind of node. */
    static Object node(Element element) {
        W3CDom converter = new W3CDom();
        return converter.contextNode(converter.fromJsoup(element));
    }

    /** Takes what a form would send: values by name, a list where a name has several. */
    static Object form(Element element) {
        if (!(element instanceof FormElement form)) {
            return Nothing.NOTHING;
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (KeyVal input : form.formData()) {
            values.computeIfAbsent(input.key(), name -> new ArrayList<>()).add(input.value());
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        values.forEach((name, list) -> inputs.put(name, list.size() == 1 ? list.get(0) : list));
        return inputs;
    }

    @Override
    public List<@Nullable Object> findAll(Views views) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Element element : views.html().select(selector)) {
            Object value = reading.of(element);
            if (value != Nothing.NOTHING) {
                values.add(value);
            }
        }
        return values;
    }
}
