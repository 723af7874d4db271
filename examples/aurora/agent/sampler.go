package agent

import "time"

// AGT-2: one sample a minute, on the minute, whatever else happens.
type Sampler struct {
	read func() int16
	out  *Ring
}

func (s *Sampler) Run(stop <-chan struct{}) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
			s.out.Put(s.read())
		}
	}
}
