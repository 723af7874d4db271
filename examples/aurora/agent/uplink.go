package agent

import "time"

const longest = 64 * time.Minute

// AGT-4: try again after 1, 2, 4 .. 64 minutes.
func Send(frame []byte, post func([]byte) (time.Time, error)) time.Time {
	for wait := time.Minute; ; wait = min(2*wait, longest) {
		now, err := post(frame)
		if err == nil {
			return now
		}
		time.Sleep(wait)
	}
}

// AGT-6: the service's time is right, ours drifts by four seconds a day.
func Drift(ours, theirs time.Time) time.Duration {
	return theirs.Sub(ours)
}

// TODO(AGT-5): the radio stays on for 11 s a frame; 4 s is what the battery allows
