package main

import (
	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4/pkg/media/oggwriter"
)

// silence is the size up to which a packet of Opus holds none but comfort noise.
const silence = 3

// record writes packets of a track into a file as they come, from the first with sound on.
func (p *peer) record(what struct {
	Name, File string
	Packets    int
}) (object, error) {
	track := p.track(what.Name)
	file, err := oggwriter.New(what.File, track.Codec().ClockRate, track.Codec().Channels)
	if err != nil {
		return nil, err
	}
	for written := 0; written < what.Packets; {
		packet, _, err := track.ReadRTP()
		if err != nil {
			return nil, err
		}
		if len(packet.Payload) <= silence {
			continue
		}
		if err := file.WriteRTP(packet); err != nil {
			return nil, err
		}
		written++
	}
	return object{"packets": what.Packets, "mimeType": track.Codec().MimeType}, file.Close()
}

// publishFile publishes an Ogg file with Opus, as a microphone, from beginning to end.
func (p *peer) publishFile(what struct{ Name, File string }) (object, error) {
	track, err := lksdk.NewLocalFileTrack(what.File)
	if err != nil {
		return nil, err
	}
	publication, err := p.room.LocalParticipant.PublishTrack(track,
		&lksdk.TrackPublicationOptions{Name: what.Name, Source: livekit.TrackSource_MICROPHONE})
	if err != nil {
		return nil, err
	}
	return object{"sid": publication.SID()}, nil
}
