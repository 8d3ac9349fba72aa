package org.livekit4j.management.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.management.KeeperView;
import org.livekit4j.management.KeepersMXBean;
import org.livekit4j.media.management.OperatorActions;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The MBean of the rooms that are to be kept joined. */
@Component(service = {})
public final class KeepersBean implements KeepersMXBean {
    private static final Set<KeeperState> IN_THE_ROOM = EnumSet.of(KeeperState.JOINED, KeeperState.RECONNECTING);

    private final List<RoomKeeper> keepers = new CopyOnWriteArrayList<>();
    private final MBeanRegistration registration;

    @Activate
    @SuppressWarnings("this-escape") // what it reads is there by then
    public KeepersBean() {
        registration = MBeanRegistration.of(OBJECT_NAME, this);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addKeeper(RoomKeeper keeper) {
        keepers.add(keeper);
    }

    void removeKeeper(RoomKeeper keeper) {
        keepers.remove(keeper);
    }

    @Deactivate
    void close() {
        registration.close();
    }

    @Override
    public List<KeeperView> getKeepers() {
        return keepers.stream().map(RoomKeeper::status).sorted(Comparator.comparing(KeeperStatus::pid)).map(KeepersBean::view)
                .toList();
    }

    @Override
    public String rejoin(String keeper) {
        return OperatorActions.rejoin(keeper, keepers);
    }

    @Override
    public String leave(String keeper) {
        return OperatorActions.leave(keeper, keepers, List.of());
    }

    @Override
    public int getMissing() {
        return (int) keepers.stream().filter(keeper -> !IN_THE_ROOM.contains(keeper.status().state())).count();
    }

    private static KeeperView view(KeeperStatus status) {
        return new KeeperView(Printable.of(status.pid()), Printable.of(status.server()), Printable.of(status.room()),
                Printable.of(status.identity()), status.state().name(),
                status.since().toEpochMilli(), status.joins(), status.lastFailure().map(Printable::of).orElse(null),
                status.nextTry().map(Instant::toEpochMilli).orElse(null));
    }
}
