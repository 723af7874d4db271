package agent

// Ring keeps the newest samples on flash (AGT-3). A page is written when it is full,
// so that a cell is erased once a week and lasts ten years.
type Ring struct {
	page  [60]int16
	count int
	full  func(page []int16)
}

func (r *Ring) Put(sample int16) {
	r.page[r.count] = sample
	r.count++
	if r.count == len(r.page) {
		r.full(r.page[:])
		r.count = 0
	}
}
