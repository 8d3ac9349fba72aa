package org.livekit4j.examples.rooms;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.livekit4j.LiveKit;
import org.livekit4j.devices.RoomDevices;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;
import org.livekit4j.video.desktop.VideoPanel;

/**
 * A window on a room: the video of all participants in a grid, and buttons for speaker, microphone, camera and screen. What the
 * arguments name is on at the start. Everything of Swing happens on its event thread.
 */
public final class Desktop {
    private static final VideoStreamOptions FOR_SWING = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.BGRA);
    private static final int GAP = 4;

    private final LiveKit livekit;
    private final JFrame window = new JFrame();
    private final JPanel grid = new JPanel(new GridLayout(0, 2, GAP, GAP));
    private final JPanel buttons = new JPanel();
    private final JLabel state = new JLabel("joining");

    private Desktop(LiveKit livekit) {
        this.livekit = livekit;
        grid.setBackground(Color.DARK_GRAY);
        window.add(state, BorderLayout.NORTH);
        window.add(grid, BorderLayout.CENTER);
        window.add(buttons, BorderLayout.SOUTH);
        window.setSize(800, 560);
    }

    public static void main(String[] args) throws InterruptedException {
        try (LiveKit livekit = LiveKit.create()) {
            CompletableFuture<Desktop> made = new CompletableFuture<>();
            SwingUtilities.invokeLater(() -> made.complete(new Desktop(livekit)));
            Desktop desktop = made.join();
            try (Room room = livekit.connect(Environment.url(), Environment.token(), RoomOptions.DEFAULTS,
                    (_, event) -> desktop.show(event));
                    RoomDevices devices = livekit.devices().forRoom(room)) {
                SwingUtilities.invokeLater(() -> desktop.open(room, devices, List.of(args)));
                System.out.println("the room has ended: " + room.awaitEnd());
            }
            SwingUtilities.invokeLater(desktop.window::dispose);
        }
    }

    private void open(Room room, RoomDevices devices, List<String> on) {
        addButton("speaker", on, devices::setSpeakerEnabled);
        addButton("microphone", on, devices::setMicrophoneEnabled);
        addButton("camera", on, devices::setCameraEnabled);
        addButton("screen", on, devices::setScreenShareEnabled);
        state.setText("in " + Printable.of(room.name()));
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                room.disconnect();
            }
        });
        window.setVisible(true);
    }

    private void addButton(String name, List<String> on, Function<Boolean, CompletableFuture<Void>> device) {
        JToggleButton button = new JToggleButton(name);
        button.addActionListener(_ -> {
            button.setEnabled(false); // until it is done
            device.apply(button.isSelected()).whenComplete((_, failure) -> SwingUtilities.invokeLater(() -> {
                button.setEnabled(true);
                if (failure != null) {
                    button.setSelected(false);
                    state.setText("no " + name + ": " + Printable.of(failure.getMessage()));
                }
            }));
        });
        buttons.add(button);
        if (on.contains(name)) {
            button.doClick();
        }
    }

    private void show(RoomEvent event) {
        if (event instanceof RoomEvent.TrackSubscribed(var by, var _, RemoteVideoTrack track)) {
            VideoStream stream = livekit.video().openStream(track, FOR_SWING);
            SwingUtilities.invokeLater(() -> {
                VideoPanel panel = new VideoPanel();
                panel.setBorder(BorderFactory.createTitledBorder(null, "video of " + Printable.of(by.identity()), 0, 0, null,
                        Color.WHITE));
                panel.watch(stream);
                grid.add(panel);
                window.validate();
                stream.ended().thenRun(stream::close).thenRun(() -> SwingUtilities.invokeLater(() -> remove(panel)));
            });
        }
    }

    private void remove(VideoPanel panel) {
        grid.remove(panel);
        window.validate();
        window.repaint();
    }
}
