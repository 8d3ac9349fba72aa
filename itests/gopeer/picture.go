package main

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/livekit/server-sdk-go/v2/e2ee"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
	"github.com/pion/webrtc/v4/pkg/media/h264reader"
	"github.com/pion/webrtc/v4/pkg/media/h264writer"
)

const pictureTime = 66 * time.Millisecond

// recordPicture writes packets of a track of H.264 into a file, from the first picture on that stands for itself.
func (p *peer) recordPicture(what struct {
	Name, File string
	Packets    int
}) (object, error) {
	track := p.track(what.Name)
	file, err := h264writer.New(what.File)
	if err != nil {
		return nil, err
	}
	for range what.Packets {
		packet, _, err := track.ReadRTP()
		if err != nil {
			return nil, err
		}
		if err := file.WriteRTP(packet); err != nil {
			return nil, err
		}
	}
	return object{"mimeType": track.Codec().MimeType}, file.Close()
}

// publishPicture publishes a file of H.264, encrypted, again and again: either as the SDK reads it, or a whole picture at a time.
func (p *peer) publishPicture(what struct {
	Name, File, Passphrase string
	Whole                  bool
}) (object, error) {
	keys := e2ee.NewExternalKeyProvider()
	if err := keys.SetKeyFromPassphrase(what.Passphrase, 0); err != nil {
		return nil, err
	}
	encryptor, err := lksdk.NewFrameEncryptor(keys, lksdk.CodecH264)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(what.File)
	if err != nil {
		return nil, err
	}
	repeated := &repeatedFile{file}
	encrypted := lksdk.WithFrameEncryptor(encryptor)
	var track *lksdk.LocalTrack
	if what.Whole {
		track, err = pictureTrack(repeated, encrypted)
	} else {
		track, err = lksdk.NewLocalReaderTrack(repeated, webrtc.MimeTypeH264, lksdk.ReaderTrackWithSampleOptions(encrypted))
	}
	if err != nil {
		return nil, err
	}
	publication, err := p.room.LocalParticipant.PublishTrack(track, &lksdk.TrackPublicationOptions{
		Name: what.Name, Source: livekit.TrackSource_CAMERA, Encryption: livekit.Encryption_GCM})
	if err != nil {
		return nil, err
	}
	return object{"sid": publication.SID()}, nil
}

// repeatedFile has no end: after its last byte comes its first.
type repeatedFile struct {
	*os.File
}

func (r *repeatedFile) Read(into []byte) (int, error) {
	n, err := r.File.Read(into)
	if err != io.EOF {
		return n, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	return r.File.Read(into)
}

func pictureTrack(file io.Reader, options ...lksdk.LocalTrackOptions) (*lksdk.LocalTrack, error) {
	reader, err := h264reader.NewReader(file)
	if err != nil {
		return nil, err
	}
	track, err := lksdk.NewLocalTrack(webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeH264, ClockRate: 90_000}, options...)
	if err != nil {
		return nil, err
	}
	track.OnBind(func() { _ = track.StartWrite(&pictures{reader: reader}, nil) })
	return track, nil
}

// pictures puts the units of each picture together, with start codes of four bytes, as receivers do.
type pictures struct {
	lksdk.BaseSampleProvider
	reader *h264reader.H264Reader
	next   *h264reader.NAL
}

func (p *pictures) NextSample(context.Context) (media.Sample, error) {
	var picture []byte
	for shown := false; ; {
		unit := p.next
		p.next = nil
		if unit == nil {
			var err error
			if unit, err = p.reader.NextNAL(); err != nil {
				return media.Sample{}, err
			}
		}
		slice := unit.UnitType == h264reader.NalUnitTypeCodedSliceIdr || unit.UnitType == h264reader.NalUnitTypeCodedSliceNonIdr
		if shown && !(slice && unit.Data[1]&0x80 == 0) {
			p.next = unit
			return media.Sample{Data: picture, Duration: pictureTime}, nil
		}
		shown = shown || slice
		picture = append(append(picture, 0, 0, 0, 1), unit.Data...)
	}
}
