// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SseBlockTest {

    @Test
    void tellsWhatTheBlockSays() {
        onlyBlock("event: price\nid: 7\nretry: 5\ndata: é\ndata: b\n\n", block -> {
            assertThat(block.type()).isEqualTo("price");
            assertThat(block.hasType()).isTrue();
            assertThat(block.hasData()).isTrue();
            assertThat(block.data()).isEqualTo("é\nb");
            assertThat(block.dataBytes()).isEqualTo("é\nb".getBytes(UTF_8));
            assertThat(block.dataSize()).isEqualTo(4);
            assertThat(block.hasId()).isTrue();
            assertThat(block.id()).isEqualTo("7");
            assertThat(block.retryMs()).isEqualTo(5);
            assertThat(block.toEvent()).isEqualTo(new SseEvent("price", "é\nb", "7", 5));
            assertThat(block).hasToString(block.toEvent().toString());
        });
    }

    @Test
    void tellsWhatTheBlockDoesNotSay() {
        onlyBlock("data\n\n", block -> {
            assertThat(block.type()).isEqualTo(SseBlock.DEFAULT_TYPE);
            assertThat(block.hasType()).isFalse();
            assertThat(block.hasData()).isTrue();
            assertThat(block.data()).isEmpty();
            assertThat(block.dataSize()).isZero();
            assertThat(block.hasId()).isFalse();
            assertThat(block.id()).isEmpty();
            assertThat(block.retryMs()).isEqualTo(SseEvent.NO_RETRY);
            assertThat(block.toEvent()).isEqualTo(SseEvent.of(""));
        });
    }

    @Test
    void aBlockWithoutDataHasEmptyData() {
        onlyBlock("event: beat\n\n", block -> {
            assertThat(block.hasData()).isFalse();
            assertThat(block.data()).isEmpty();
            assertThat(block.dataBytes()).isEmpty();
            assertThat(block.dataSize()).isZero();
            assertThat(block.toEvent()).isEqualTo(new SseEvent("beat", null, null, -1));
        });
    }

    @Test
    void anIdOfAnEarlierBlockIsInheritedButNotCopied() {
        List<SseEvent> copies = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        decode("id: 1\ndata: a\n\ndata: b\n\n", 1000, block -> {
            copies.add(block.toEvent());
            ids.add(block.id());
        });

        assertThat(ids).containsExactly("1", "1");
        assertThat(copies).containsExactly(SseEvent.of("a").withId("1"), SseEvent.of("b"));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            'data: a\\ndata: b\\n',                    'a\\nb',   neighbours
            'data: a\\n: data: c\\nid: 1\\ndata: b\\n', 'a\\nb',   with other lines between
            'data: a\\ndatax: c\\ndata\\n',            'a\\n',    an unknown field that begins alike
            'data\\ndata\\ndata\\n',                   '\\n\\n',  empty ones
            'data\\ndata:b\\n',                        '\\nb',    an empty first one
            'data: a\\r\\ndata: b\\r\\n',              'a\\nb',   ended by CRLF
            'data: a\\rdata: b\\r',                    'a\\nb',   ended by CR
            'data:  a \\ndata:\\tb\\n',                ' a \\n\\tb', only one space is removed
            """)
    void dataLinesAreJoinedHoweverTheyAreRead(String fields, String data, String reason) {
        String body = unescaped(fields) + "\n\n";
        for (int readSize = 1; readSize <= body.length(); readSize++) {
            List<String> texts = new ArrayList<>();
            decode(body, readSize, block -> {
                texts.add(block.data());
                assertThat(block.dataBytes()).isEqualTo(block.data().getBytes(UTF_8));
                assertThat(block.dataSize()).isEqualTo(block.dataBytes().length);
            });
            assertThat(texts).as(reason).containsExactly(unescaped(data));
        }
    }

    @Test
    void bytesAreAsReceivedAndTextIsRepaired() {
        byte[] body = {'d', 'a', 't', 'a', ':', 'a', (byte) 0xFF, '\n', '\n'};
        List<byte[]> bytes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        decoderOf(block -> {
                    bytes.add(block.dataBytes());
                    texts.add(block.data());
                })
                .decode(ByteBuffer.wrap(body));

        assertThat(bytes).containsExactly(new byte[] {'a', (byte) 0xFF});
        assertThat(texts).containsExactly("a\uFFFD");
    }

    @Test
    void outsideItsCallbackAViewSaysSo() {
        List<SseBlock> kept = new ArrayList<>();
        decode("event: e\nid: 1\ndata: a\n\n", 1000, kept::add);
        SseBlock view = kept.get(0);

        List<Runnable> uses = List.of(view::type, view::data, view::dataBytes, view::id, view::toEvent);
        for (Runnable use : uses) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("toEvent()");
        }
        assertThat(view).hasToString("a block outside its callback");
    }

    @ParameterizedTest
    @CsvSource({"a,'x\\n\\ny ',7,250", ",'',,-1", "a b:c,' :',é,0", "😀,'\\n\\n',' ',1", ",' ','',-1"})
    void whatIsEncodedIsDecodedEqual(String type, String data, String id, long retryMs) {
        SseEvent event = new SseEvent(type, unescaped(data), id, retryMs);
        byte[] body = SseEncoder.encode(event);
        for (int readSize = 1; readSize <= body.length; readSize++) {
            List<SseEvent> decoded = new ArrayList<>();
            decode(new String(body, UTF_8), readSize, block -> decoded.add(block.toEvent()));
            assertThat(decoded).containsExactly(event);
        }
    }

    @Test
    void aCommentTellsItsTextAndSize() {
        List<String> texts = new ArrayList<>();
        SseHandler handler = new SseDecoderTest.EventsOnly() {
            @Override
            public void onEvent(SseBlock event) {}

            @Override
            public void onComment(SseComment comment) {
                texts.add(comment.text() + "|" + comment.sizeBytes());
            }
        };
        SseDecoderTest.decode(new SseDecoder(handler, 1000), ":é\n:  x\n:\n: \n::\n");

        assertThat(texts).containsExactly("é|2", " x|2", "|0", "|0", ":|1");
    }

    private static void onlyBlock(String body, Consumer<SseBlock> assertions) {
        for (int readSize = 1; readSize <= body.length() + 1; readSize++) {
            List<Boolean> seen = new ArrayList<>();
            decode(body, readSize, block -> {
                assertions.accept(block);
                seen.add(true);
            });
            assertThat(seen).hasSize(1);
        }
    }

    private static void decode(String body, int readSize, Consumer<SseBlock> onBlock) {
        SseDecoder decoder = decoderOf(onBlock);
        byte[] bytes = body.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += readSize) {
            decoder.decode(ByteBuffer.wrap(bytes, from, Math.min(readSize, bytes.length - from)));
        }
    }

    private static SseDecoder decoderOf(Consumer<SseBlock> onBlock) {
        return new SseDecoder(
                new SseDecoderTest.EventsOnly() {
                    @Override
                    public void onEvent(SseBlock event) {
                        onBlock.accept(event);
                    }

                    @Override
                    public void onDatalessBlock(SseBlock block) {
                        onBlock.accept(block);
                    }
                },
                1000);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }
}
