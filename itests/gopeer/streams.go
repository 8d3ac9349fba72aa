package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"sync"

	lksdk "github.com/livekit/server-sdk-go/v2"
)

// shown is how much of a text is told.
const shown = 1000

// streamed is what a command says of a stream to send.
type streamed struct {
	Text, Topic, Name string
	Pieces            []string
	Size              int
	To                []string
	Attributes        map[string]string
}

func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func described(identity, topic, id, mime string, attributes map[string]string, content []byte) object {
	return object{"identity": identity, "topic": topic, "id": id, "mime": mime, "attributes": attributes,
		"size": len(content), "sha256": hash(content), "error": nil}
}

// receiveStreams tells of each stream of the topic when it has ended.
func (p *peer) receiveStreams(what struct{ Topic string }) (object, error) {
	err := p.room.RegisterTextStreamHandler(what.Topic, func(reader *lksdk.TextStreamReader, identity string) {
		content, info := reader.ReadAll(), reader.Info
		told := described(identity, info.Topic, info.Id, info.MimeType, info.Attributes, []byte(content))
		told["text"] = content[:min(len(content), shown)]
		p.tell("text_stream", told)
	})
	if err != nil {
		return nil, err
	}
	return object{}, p.room.RegisterByteStreamHandler(what.Topic, func(reader *lksdk.ByteStreamReader, identity string) {
		content, info := reader.ReadAll(), reader.Info
		told := described(identity, info.Topic, info.Id, info.MimeType, info.Attributes, content)
		told["name"] = *info.Name
		p.tell("byte_stream", told)
	})
}

func (p *peer) sendText(what streamed) (object, error) {
	info := p.room.LocalParticipant.SendText(what.Text,
		lksdk.StreamTextOptions{Topic: what.Topic, DestinationIdentities: what.To, Attributes: what.Attributes})
	return object{"id": info.Id}, nil
}

// writeText hands the pieces over one after another, and does not wait for any of them.
func (p *peer) writeText(what streamed) (object, error) {
	writer := p.room.LocalParticipant.StreamText(lksdk.StreamTextOptions{Topic: what.Topic, Attributes: what.Attributes})
	var written sync.WaitGroup
	written.Add(len(what.Pieces))
	done := written.Done
	for _, piece := range what.Pieces {
		writer.Write(piece, &done)
	}
	written.Wait()
	writer.Close()
	return object{}, nil
}

func (p *peer) sendBytes(what streamed) (object, error) {
	content := make([]byte, what.Size)
	if _, err := rand.Read(content); err != nil {
		return nil, err
	}
	writer := p.room.LocalParticipant.StreamBytes(lksdk.StreamBytesOptions{Topic: what.Topic, FileName: &what.Name,
		DestinationIdentities: what.To, TotalSize: uint64(what.Size)})
	written := make(chan struct{})
	done := func() { close(written) }
	writer.Write(content, &done)
	<-written
	writer.Close()
	return object{"sha256": hash(content)}, nil
}
