// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.core.Session;
import dev.freshet.http.BodyPart;
import dev.freshet.http.RequestContent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A body of several parts, the fields of the form first. Shared by all users.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class Multipart implements CompiledBody {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int BOUNDARY_LENGTH = 30;

    private final CompiledForm form;
    private final List<CompiledPart> parts;

    private Multipart(CompiledForm form, List<CompiledPart> parts) {
        this.form = form;
        this.parts = parts;
    }

    static Multipart compile(RequestContent content) {
        List<BodyPart> parts = content.parts();
        return new Multipart(
                CompiledForm.compile(content.form()),
                parts.stream().map(CompiledPart::compile).toList());
    }

    @Override
    public Payload resolve(Session session) {
        String boundary = boundary();
        byte[] delimiter = ("--" + boundary + "\r\n").getBytes(US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        for (Map.Entry<String, String> field : form.fields(session)) {
            out.writeBytes(delimiter);
            CompiledPart.writeField(out, field.getKey(), field.getValue());
            endPart(out);
        }
        for (CompiledPart part : parts) {
            out.writeBytes(delimiter);
            part.writeTo(out, session);
            endPart(out);
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(US_ASCII));
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).asReadOnlyBuffer();
        return new Payload(bytes, "; boundary=" + boundary);
    }

    private static void endPart(ByteArrayOutputStream out) {
        out.write('\r');
        out.write('\n');
    }

    /** Long and random enough that it stands in no content. */
    private static String boundary() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder boundary = new StringBuilder(BOUNDARY_LENGTH);
        for (int i = 0; i < BOUNDARY_LENGTH; i++) {
            boundary.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return boundary.toString();
    }
}
