// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** XML from the network: parsed without document types and without anything that is fetched from elsewhere. */
final class Xml {

    /** Looking for parsers and making one takes longer than to parse most responses, and they are for one thread each: every loop has its own. */
    private static final ThreadLocal<DocumentBuilder> PARSER = ThreadLocal.withInitial(Xml::parser);

    private static final ThreadLocal<XPathFactory> PATHS = ThreadLocal.withInitial(Xml::paths);

    private Xml() {}

    static Document parse(String text) {
        try {
            DocumentBuilder builder = PARSER.get();
            builder.reset();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw new CheckCrash("preparation", "not valid XML: " + e.getMessage());
        }
    }

    /**
     * Compiles an XPath. The result is for one thread.
     *
     * @throws SimulationException when it does not compile
     */
    static XPathExpression compile(String path, Map<String, String> namespaces) {
        try {
            XPath xpath = PATHS.get().newXPath();
            xpath.setNamespaceContext(new Prefixes(namespaces));
            return xpath.compile(path);
        } catch (XPathExpressionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SimulationException("XPath '" + path + "' does not compile: " + cause.getMessage());
        }
    }

    private static XPathFactory paths() {
        try {
            XPathFactory factory = XPathFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory;
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("This JDK has no secure XPath", e);
        }
    }

    private static DocumentBuilder parser() {
        try {
            return factory().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JDK has no secure XML parser", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    /** What the prefixes in an XPath stand for. */
    private record Prefixes(Map<String, String> namespaces) implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return namespaces.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public @Nullable String getPrefix(String namespace) {
            return null;
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            return List.<String>of().iterator();
        }
    }
}
