package io.muster.liberty;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Redirects people who enter the address of the server without a path to the console. */
@WebServlet("")
public class RootServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        // relative, since only the proxy in front knows the host that browsers use
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", ConsoleServlet.BASE);
    }
}
