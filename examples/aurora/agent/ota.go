package agent

import (
	"crypto/ed25519"
	"errors"
)

var errSignature = errors.New("image is not ours")

// AGT-11: nothing unsigned is written.
func verify(image, signature []byte, key ed25519.PublicKey) error {
	if !ed25519.Verify(key, image, signature) {
		return errSignature
	}
	return nil
}

// AGT-12: the slot that is not running takes the new image.
func otherSlot(running int) int {
	return 1 - running
}

// TODO(AGT-13): count the failed boots and go back after the third
