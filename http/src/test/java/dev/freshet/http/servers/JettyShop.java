// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** A Jetty with a login as web sites have one: a page with a form and a token, a session cookie, a redirect. */
final class JettyShop implements AutoCloseable {

    private final Server server = Jetty.onLoopback();

    static JettyShop start() throws Exception {
        JettyShop shop = new JettyShop();
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(new Login()), "/login");
        context.addServlet(new ServletHolder(new Account()), "/account");
        shop.server.setHandler(context);
        shop.server.start();
        return shop;
    }

    String baseUrl() {
        return Jetty.baseUrl(server);
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static void page(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.getWriter().write("<!DOCTYPE html><html><body>" + html + "</body></html>");
    }

    /** Shows the form, and takes it if it brings the token back. */
    private static final class Login extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String token = Long.toHexString(System.identityHashCode(request.getSession()));
            request.getSession().setAttribute("token", token);
            page(
                    response,
                    "<form id=\"login\" method=\"post\"><input type=\"hidden\" name=\"csrf\" value=\"" + token
                            + "\"><input name=\"user\"><input type=\"password\" name=\"password\"></form>");
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpSession session = request.getSession(false);
            Object token = session == null ? null : session.getAttribute("token");
            if (token == null || !token.equals(request.getParameter("csrf"))) {
                response.setStatus(403);
            } else {
                session.setAttribute("user", request.getParameter("user"));
                response.sendRedirect("/account");
            }
        }
    }

    /** Greets who is logged in. */
    private static final class Account extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpSession session = request.getSession(false);
            Object user = session == null ? null : session.getAttribute("user");
            if (user == null) {
                response.sendRedirect("/login");
            } else {
                page(response, "<h1 class=\"greeting\">Hello " + user + "</h1>");
            }
        }
    }
}
