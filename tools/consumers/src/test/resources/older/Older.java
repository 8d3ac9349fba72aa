import org.livekit4j.LiveKit;

public class Older {
    public static void main(String... args) {
        try (LiveKit livekit = LiveKit.create()) {
            System.out.println(livekit);
        }
    }
}
