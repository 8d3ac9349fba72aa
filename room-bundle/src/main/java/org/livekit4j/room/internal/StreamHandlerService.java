package org.livekit4j.room.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.whiteboard.WhiteboardService;
import org.livekit4j.room.dto.StreamHandlerDTO;
import org.osgi.framework.ServiceReference;

/** A handler of streams that is a service. */
final class StreamHandlerService extends WhiteboardService<StreamServices.Offer> {
    private final Function<String, StreamTaker> maker;
    private final StreamServices services;

    /** @param maker makes the handler for a topic */
    StreamHandlerService(ServiceReference<?> reference, Function<String, StreamTaker> maker, StreamServices services) {
        super(reference);
        this.maker = maker;
        this.services = services;
    }

    @Override
    protected StreamServices.Offer use(Map<String, ?> properties) {
        return services.add(maker, properties);
    }

    @Override
    protected void update(StreamServices.Offer used, Map<String, ?> properties) {
        used.update(properties);
    }

    @Override
    protected void release(StreamServices.Offer used) {
        used.withdraw();
    }

    /** Empty if another one is used instead. */
    Optional<StreamHandlerDTO> handling() {
        return inUse().filter(offer -> offer.shadow().isEmpty()).map(offer -> {
            StreamServices.Wish wish = offer.wish();
            StreamHandlerDTO dto = service(new StreamHandlerDTO());
            dto.name = wish.taker().handler().getClass().getName();
            dto.kind = wish.taker().kind().label();
            dto.topic = wish.taker().topic();
            dto.rooms = wish.rooms().stream().sorted().toArray(String[]::new);
            dto.taken = wish.taker().taken();
            dto.failed = wish.taker().failed();
            return dto;
        });
    }

    /** Empty unless another one is used instead. */
    Optional<FailedServiceDTO> shadowed() {
        return inUse().flatMap(StreamServices.Offer::shadow).map(other -> {
            FailedServiceDTO dto = service(new FailedServiceDTO());
            dto.reason = FailedServiceDTO.SHADOWED;
            dto.text = "service " + other.id() + " handles the " + other.taker().kind().label() + " streams of topic '"
                    + other.taker().topic() + "' instead; give this one a higher service.ranking or another topic";
            return dto;
        });
    }
}
