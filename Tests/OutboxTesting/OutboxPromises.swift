public import FHIRDelivery
