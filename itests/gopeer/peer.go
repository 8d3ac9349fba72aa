package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"sync"
	"time"

	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
)

type peer struct {
	tell   func(event string, what object)
	room   *lksdk.Room
	lock   sync.Mutex
	tracks map[string]*webrtc.TrackRemote
	// arrived is replaced, and the old one closed, when a track comes.
	arrived chan struct{}
}

func newPeer(tell func(event string, what object)) *peer {
	return &peer{tell: tell, tracks: map[string]*webrtc.TrackRemote{}, arrived: make(chan struct{})}
}

// with decodes the arguments of a command.
func with[A any](do func(A) (object, error)) func([]byte) (object, error) {
	return func(line []byte) (object, error) {
		var arguments A
		if err := json.Unmarshal(line, &arguments); err != nil {
			return nil, err
		}
		return do(arguments)
	}
}

func (p *peer) commands() map[string]func([]byte) (object, error) {
	return map[string]func([]byte) (object, error){
		"connect":         with(p.connect),
		"record":          with(p.record),
		"publish_file":    with(p.publishFile),
		"record_picture":  with(p.recordPicture),
		"publish_picture": with(p.publishPicture),
		"send_data":       with(p.sendData),
		"offer":           with(p.offer),
		"call":            with(p.call),
		"receive_streams": with(p.receiveStreams),
		"send_text":       with(p.sendText),
		"write_text":      with(p.writeText),
		"send_bytes":      with(p.sendBytes),
	}
}

func (p *peer) connect(to struct{ URL, Token string }) (object, error) {
	callback := lksdk.NewRoomCallback()
	callback.OnTrackSubscribed = func(
		track *webrtc.TrackRemote, publication *lksdk.RemoteTrackPublication, _ *lksdk.RemoteParticipant) {
		p.lock.Lock()
		defer p.lock.Unlock()
		p.tracks[publication.Name()] = track
		close(p.arrived)
		p.arrived = make(chan struct{})
	}
	callback.OnParticipantConnected = func(other *lksdk.RemoteParticipant) {
		p.tell("participant_connected", object{"identity": other.Identity()})
	}
	callback.OnDataPacket = func(packet lksdk.DataPacket, params lksdk.DataReceiveParams) {
		if data, ok := packet.(*lksdk.UserDataPacket); ok {
			p.tell("data_received", object{"identity": params.SenderIdentity, "topic": data.Topic,
				"payload": base64.StdEncoding.EncodeToString(data.Payload)})
		}
	}
	room, err := lksdk.ConnectToRoomWithToken(to.URL, to.Token, callback)
	if err != nil {
		return nil, err
	}
	p.room = room
	return object{"identity": room.LocalParticipant.Identity()}, nil
}

func (p *peer) leave() {
	if p.room != nil {
		p.room.Disconnect()
	}
}

// track waits for the subscription to the track of this name; the caller bounds the wait.
func (p *peer) track(name string) *webrtc.TrackRemote {
	for {
		p.lock.Lock()
		track, arrived := p.tracks[name], p.arrived
		p.lock.Unlock()
		if track != nil {
			return track
		}
		<-arrived
	}
}

func (p *peer) sendData(what struct {
	Payload []byte
	Topic   string
	To      []string
}) (object, error) {
	return object{}, p.room.LocalParticipant.PublishDataPacket(lksdk.UserData(what.Payload), lksdk.WithDataPublishReliable(true),
		lksdk.WithDataPublishTopic(what.Topic), lksdk.WithDataPublishDestination(what.To))
}

type behaviour struct {
	Do, Message string
	Code        lksdk.RpcErrorCode
	Data        *string
}

// offer registers a method that answers with what it is called with, or with an error.
func (p *peer) offer(what struct {
	Method    string
	Behaviour behaviour
}) (object, error) {
	return object{}, p.room.RegisterRpcMethod(what.Method, func(data lksdk.RpcInvocationData) (string, error) {
		p.tell("rpc", object{"caller": data.CallerIdentity, "payload": data.Payload})
		if what.Behaviour.Do == "error" {
			return "", lksdk.NewRpcError(what.Behaviour.Code, what.Behaviour.Message, what.Behaviour.Data)
		}
		return data.Payload, nil
	})
}

func (p *peer) call(what struct {
	To, Method, Payload string
	Timeout             time.Duration
}) (object, error) {
	timeout := what.Timeout * time.Second
	answer, err := p.room.LocalParticipant.PerformRpc(lksdk.PerformRpcParams{DestinationIdentity: what.To, Method: what.Method,
		Payload: what.Payload, ResponseTimeout: &timeout})
	var failure *lksdk.RpcError
	switch {
	case errors.As(err, &failure):
		return object{"code": failure.Code, "message": failure.Message, "data": failure.Data}, nil
	case err != nil:
		return nil, err
	}
	return object{"payload": *answer}, nil
}
