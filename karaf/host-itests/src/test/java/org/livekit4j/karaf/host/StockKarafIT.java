package org.livekit4j.karaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** A Karaf as it is downloaded, with the kit unpacked over it and the archive installed. */
class StockKarafIT extends InKarafHost {

    @Override
    KarafHost unpack() throws IOException, InterruptedException {
        return KarafHost.unpack("stock", "karaf.stock", "karaf.kit");
    }

    @Override
    void install(KarafHost started) throws IOException, InterruptedException {
        Script.Result installed = started.command(KarafHost.ADMIN, "kar:install file:" + System.getProperty("karaf.kar"));
        assertThat(installed.code()).as(installed.output()).isZero();
    }
}
