// A participant with LiveKit's Go SDK, whose WebRTC is Pion, at another program's command.
//
// Reads and writes the same lines of JSON as peer.py: commands and their answers, and events. It ends with its input.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sync"

	"github.com/livekit/protocol/logger"
	lksdk "github.com/livekit/server-sdk-go/v2"
)

// longestLine holds the largest payload of a call several times.
const longestLine = 1 << 20

type command struct {
	ID int64  `json:"id"`
	Do string `json:"do"`
}

type object map[string]any

func main() {
	lksdk.SetLogger(logger.GetDiscardLogger())
	var writing sync.Mutex
	lines := json.NewEncoder(os.Stdout)
	write := func(message object) {
		writing.Lock()
		defer writing.Unlock()
		_ = lines.Encode(message)
	}
	peer := newPeer(func(event string, what object) {
		what["event"] = event
		write(what)
	})
	defer peer.leave()
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, longestLine)
	for input.Scan() {
		line := append([]byte(nil), input.Bytes()...)
		go func() { write(answer(peer, line)) }()
	}
}

func answer(peer *peer, line []byte) object {
	var asked command
	if err := json.Unmarshal(line, &asked); err != nil {
		return object{"id": 0, "error": err.Error()}
	}
	do, known := peer.commands()[asked.Do]
	if !known {
		return object{"id": asked.ID, "error": "unknown command " + asked.Do}
	}
	result, err := do(line)
	if err != nil {
		return object{"id": asked.ID, "error": fmt.Sprintf("%T: %v", err, err)}
	}
	return object{"id": asked.ID, "ok": result}
}
