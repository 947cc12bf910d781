// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.http.wire.FailureTexts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.socksx.v4.Socks4CommandResponse;
import io.netty.handler.codec.socksx.v4.Socks4CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandResponse;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5InitialResponse;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of a proxy before Netty's handler does, which would tell a refusal as text only, and not before all of its body has come. Confined to the
 * connection's loop.
 */
final class ProxyAnswers extends ChannelInboundHandlerAdapter {

    private static final int TUNNEL = 200;
    private static final int LOGIN_WANTED = 407;

    /** What the server would say; but it is the proxy that answers, and tinyproxy says it to wrong credentials. */
    private static final int UNAUTHORIZED = 401;

    private static final int LEAST_STATUS = 200;
    private static final int LAST_STATUS = 599;

    private static final Map<Socks5CommandStatus, String> REPLIES_5 = Map.of(
            Socks5CommandStatus.FAILURE, FailureTexts.SOCKS_FAILURE,
            Socks5CommandStatus.FORBIDDEN, FailureTexts.SOCKS_FORBIDDEN,
            Socks5CommandStatus.NETWORK_UNREACHABLE, FailureTexts.SOCKS_NETWORK_UNREACHABLE,
            Socks5CommandStatus.HOST_UNREACHABLE, FailureTexts.SOCKS_HOST_UNREACHABLE,
            Socks5CommandStatus.CONNECTION_REFUSED, FailureTexts.SOCKS_SERVER_REFUSED,
            Socks5CommandStatus.TTL_EXPIRED, FailureTexts.SOCKS_TTL_EXPIRED,
            Socks5CommandStatus.COMMAND_UNSUPPORTED, FailureTexts.SOCKS_NO_COMMAND,
            Socks5CommandStatus.ADDRESS_UNSUPPORTED, FailureTexts.SOCKS_NO_ADDRESS_TYPE);

    private static final Map<Socks4CommandStatus, String> REPLIES_4 = Map.of(
            Socks4CommandStatus.REJECTED_OR_FAILED, FailureTexts.SOCKS_REJECTED,
            Socks4CommandStatus.IDENTD_UNREACHABLE, FailureTexts.SOCKS_NO_IDENTD,
            Socks4CommandStatus.IDENTD_AUTH_FAILURE, FailureTexts.SOCKS_OTHER_IDENT);

    private final boolean hasLogin;
    private final ProxyHandshake.Dialler dialler;
    private boolean isInterim;

    /**
     * Reads the answers to one handshake.
     *
     * @param hasLogin whether the proxy is told who connects
     */
    ProxyAnswers(boolean hasLogin, ProxyHandshake.Dialler dialler) {
        this.hasLogin = hasLogin;
        this.dialler = dialler;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object answer) {
        if (isOfInterim(answer)) {
            ReferenceCountUtil.release(answer);
            return;
        }
        String refusal = refusal(answer, ctx.channel().isActive());
        if (refusal == null) {
            ctx.fireChannelRead(answer);
        } else {
            ReferenceCountUtil.release(answer);
            dialler.failed(ctx.channel(), refusal);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        dialler.failed(ctx.channel(), FailureTexts.PROXY_CLOSED);
        ctx.fireChannelInactive();
    }

    /** Whether it belongs to an answer that announces another one. */
    private boolean isOfInterim(Object answer) {
        if (answer instanceof HttpResponse response) {
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        return isInterim;
    }

    /** What the answer is about, if it is none that the handshake goes on by. */
    private @Nullable String refusal(Object answer, boolean isOpen) {
        if (answer instanceof DecoderResultProvider decoded
                && decoded.decoderResult().isFailure()) {
            return isOpen ? FailureTexts.PROXY_MALFORMED : FailureTexts.PROXY_CLOSED;
        }
        if (answer instanceof HttpResponse response) {
            return ofTunnel(response.status().code());
        }
        if (answer instanceof Socks5InitialResponse greeting) {
            return ofMethod(greeting.authMethod());
        }
        if (answer instanceof Socks5PasswordAuthResponse login) {
            return login.status().equals(Socks5PasswordAuthStatus.SUCCESS) ? null : FailureTexts.PROXY_LOGIN_REFUSED;
        }
        if (answer instanceof Socks5CommandResponse reply) {
            boolean isGranted = reply.status().equals(Socks5CommandStatus.SUCCESS);
            return isGranted ? null : REPLIES_5.getOrDefault(reply.status(), FailureTexts.SOCKS_UNKNOWN);
        }
        if (answer instanceof Socks4CommandResponse reply) {
            boolean isGranted = reply.status().equals(Socks4CommandStatus.SUCCESS);
            return isGranted ? null : REPLIES_4.getOrDefault(reply.status(), FailureTexts.SOCKS_UNKNOWN);
        }
        return null;
    }

    private @Nullable String ofTunnel(int status) {
        if (status == TUNNEL) {
            return null;
        }
        if (status == LOGIN_WANTED || status == UNAUTHORIZED) {
            return FailureTexts.proxyLogin(hasLogin);
        }
        boolean isStatus = status >= LEAST_STATUS && status <= LAST_STATUS;
        return isStatus ? FailureTexts.tunnelRefused(status) : FailureTexts.PROXY_MALFORMED;
    }

    private @Nullable String ofMethod(Socks5AuthMethod method) {
        if (method.equals(Socks5AuthMethod.NO_AUTH)) {
            return null;
        }
        if (method.equals(Socks5AuthMethod.PASSWORD)) {
            return hasLogin ? null : FailureTexts.PROXY_LOGIN_MISSING;
        }
        return hasLogin ? FailureTexts.SOCKS_NO_METHOD : FailureTexts.PROXY_LOGIN_MISSING;
    }
}
