package org.livekit4j.devices.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.livekit4j.devices.CameraInput;
import org.livekit4j.devices.CameraOptions;

/**
 * The arguments of {@code ffmpeg}. They are given to it one by one, without a shell. What users name follows {@code -i} and is
 * never an option then; and it is of one protocol: a file cannot make it read the network, nor a stream files.
 */
final class FfmpegCommand {
    private static final String NETWORK = "rtsp,rtp,srtp,udp,tcp,tls,http,https,httpproxy,crypto,rtmp,rtmps,srt";

    private FfmpegCommand() {}

    /** @param camera the address of the camera, if the input is one */
    static List<String> of(String program, CameraOptions options, CameraDevices.Address camera) {
        List<String> words = new ArrayList<>(List.of(program, "-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning"));
        words.addAll(input(options, camera));
        String size = options.width() + ":" + options.height();
        words.addAll(List.of("-map", "0:v:0", "-an", "-sn", "-dn", "-vf",
                "scale=" + size + ":force_original_aspect_ratio=decrease,pad=" + size + ":-1:-1,fps=" + options.framesPerSecond(),
                "-pix_fmt", "yuv420p", "-f", "rawvideo", "pipe:1"));
        return words;
    }

    private static List<String> input(CameraOptions options, CameraDevices.Address camera) {
        String location = options.location().orElse("");
        return switch (options.input()) {
            case CAMERA -> device(options, camera.format(), camera.input());
            case FORMAT -> device(options, options.format().orElseThrow(), location);
            case FILE -> List.of("-re", "-protocol_whitelist", "file", "-i", "file:" + location);
            case STREAM -> stream(location);
            case TEST_PATTERN -> List.of("-re", "-f", "lavfi", "-i",
                    "testsrc2=size=" + options.width() + "x" + options.height() + ":rate=" + options.framesPerSecond());
        };
    }

    private static List<String> device(CameraOptions options, String format, String input) {
        List<String> words = new ArrayList<>(List.of("-f", format));
        if (!format.equals("dshow")) { // which refuses what a camera does not have
            words.addAll(List.of("-framerate", Integer.toString(options.framesPerSecond())));
        }
        if (options.input() == CameraInput.CAMERA && format.equals("v4l2")) { // which takes the nearest
            words.addAll(List.of("-video_size", options.width() + "x" + options.height()));
        }
        words.addAll(List.of("-i", input));
        return words;
    }

    private static List<String> stream(String address) {
        List<String> words = new ArrayList<>(List.of("-protocol_whitelist", NETWORK, "-fflags", "nobuffer"));
        if (URI.create(address).getScheme().toLowerCase(Locale.ROOT).startsWith("rtsp")) {
            words.addAll(List.of("-rtsp_transport", "tcp"));
        }
        words.addAll(List.of("-i", address));
        return words;
    }
}
